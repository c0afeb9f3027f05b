/*---
summary: "a promise derived in b from a's rejected promise is not handled"
requests: { a: 1, b: 1 }
---*/
import { io, ioFail, current } from "ctxcheck";
addEventListener("unhandledrejection", e => console.log("unhandledrejection in", current(), e.reason?.message));
let p;
export async function a() { p = ioFail("broken"); try { await p; } catch { await io("x"); } return "a"; }
export async function b() { if (!p) return "early"; p.then(() => {}); await io("y"); return "b"; }
