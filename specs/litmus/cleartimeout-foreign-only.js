/*---
summary: "b clears the timer that is all a waits for: a is answered all the same"
requests: { a: 1, b: 1 }
---*/
let timer;
export async function a() { await new Promise(r => { timer = setTimeout(r, 5); }); return "a"; }
export async function b() { clearTimeout(timer); return "b"; }
