/*---
summary: "b rejects a promise of the dead a that nobody handles: who is told?"
requests: { a: 1, b: 1 }
---*/
import { current } from "ctxcheck";
addEventListener("unhandledrejection", e => console.log("unhandledrejection in", current(), e.reason?.message));
let reject;
export async function a() { new Promise((_, r) => { reject = r; }); return "a"; }
export async function b() { reject?.(new Error("boom")); return "b"; }
