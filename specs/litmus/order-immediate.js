/*---
summary: "setImmediate is a turn of its own: another request may come first"
requests: { a: 1, b: 1 }
---*/
let order = [];
export async function a() { await new Promise(r => setImmediate(() => { order.push("immediate"); r(); })); return order.join(); }
export async function b() { order.push("b"); return order.join(); }
