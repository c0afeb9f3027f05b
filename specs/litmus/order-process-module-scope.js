/*---
summary: "as order-process-first-use, but process was used while the module was evaluated"
requests: { a: 1 }
---*/

// Semantics 1.4: process.nextTick and queueMicrotask are in one queue with the reactions, in
//   order.
// Semantics 1.4/process: The first use of `process`, outside microtasks, runs the microtasks that
//   wait.

import { io } from "ctxcheck";

const steps = [];
Promise.resolve().then(() => steps.push("module"));
steps.push("before");
const tick = process.nextTick;
steps.push("after");

export async function a() {
  Promise.resolve().then(() => steps.push("then"));
  process.nextTick(() => steps.push("tick"));
  steps.push("handler");
  await io("x");
  return steps.join(" ");
}
