/*---
summary: "b rejects a promise of a that nobody handles; a may have ended"
requests: { a: 1, b: 1 }
---*/
import { io, current } from "ctxcheck";
addEventListener("unhandledrejection", e => console.log("unhandledrejection in", current(), e.reason?.message));
let reject;
export async function a() { new Promise((_, r) => { reject = r; }); await io("x"); return "a"; }
export async function b() { reject?.(new Error("boom")); await io("y"); return "b"; }
