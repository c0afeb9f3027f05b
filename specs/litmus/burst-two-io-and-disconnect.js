/*---
summary: "in one event-loop pass a call of a completes, which settles b's promise, and b's client goes away"
requests: { a: 1, b: 1 }
disconnects: 1
bursts: 1
---*/
import { io, current } from "ctxcheck";
let g;
export async function a() { await io("x"); g?.("v"); return "a"; }
export async function b() { const own = io("own"); const v = await new Promise(r => { g = r; }); console.log("b goes on in", current()); return v + await own; }
