/*---
summary: "two requests wait for a module-scope promise that a third settles"
requests: { a: 2, b: 1 }
---*/
import { io, current } from "ctxcheck";
let ready; const isReady = new Promise(r => { ready = r; });
export async function a() { const own = io("own"); await isReady; console.log("goes on in", current()); return await own; }
export async function b() { ready(); return "b"; }
