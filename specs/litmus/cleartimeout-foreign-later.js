/*---
summary: "b clears, after a call of its own, the timer that is all a waits for"
requests: { a: 1, b: 1 }
---*/
import { io } from "ctxcheck";
let timer;
export async function a() { const v = await new Promise(r => { timer = setTimeout(r, 5, "fired"); }); return "a " + v; }
export async function b() { const x = await io("x"); clearTimeout(timer); return "b " + x; }
