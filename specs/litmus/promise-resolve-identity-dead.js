/*---
summary: "Promise.resolve of a promise of a, which may have ended, is that promise and no copy"
requests: { a: 1, b: 1 }
---*/
import { io } from "ctxcheck";
let p;
export async function a() { p = io("x"); await io("y"); return "a"; }
export async function b() {
  if (!p) return "early";
  const own = Promise.resolve(p);
  try { return (own === p ? "same " : "copy ") + (await own); } catch { return "failed"; }
}
