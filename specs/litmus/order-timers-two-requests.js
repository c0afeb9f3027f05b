/*---
summary: "timers of two requests fire by the order of arming and delay"
requests: { a: 1, b: 1 }
---*/
let fired = [];
export async function a() { await new Promise(r => setTimeout(r, 10)); fired.push("a10"); await new Promise(r => setTimeout(r, 3)); fired.push("a3"); return fired.join(); }
export async function b() { await new Promise(r => setTimeout(r, 5)); fired.push("b5"); return fired.join(); }
