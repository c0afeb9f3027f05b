/*---
summary: "three requests wait for each other's promises in a ring"
requests: { a: 1, b: 1, c: 1 }
---*/
const p = {};
const wait = (me, whom) => { const mine = new Promise(r => setTimeout(r, 5)).then(() => p[whom] ?? "nobody"); p[me] = mine; return mine; };
export async function a() { return "a " + (await wait("a", "b")); }
export async function b() { return "b " + (await wait("b", "c")); }
export async function c() { return "c " + (await wait("c", "a")); }
