/*---
summary: "two follows of one promise wake in two turns: the first one's microtasks come before the second"
requests: { a: 1, b: 1 }
---*/
import { io } from "ctxcheck";
let p;
export async function a() { p = io("x"); await p; return "a"; }
export async function b() {
  if (!p) return "early";
  const steps = [];
  p.then(() => { steps.push("first"); queueMicrotask(() => steps.push("its microtask")); });
  p.then(() => steps.push("second"));
  await io("y");
  return steps.join(", ");
}
