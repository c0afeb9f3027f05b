/*---
summary: "the first use of process, outside microtasks, runs the microtasks that wait"
requests: { a: 2 }
---*/

// Semantics 1.4: process.nextTick and queueMicrotask are in one queue with the reactions, in
//   order.
// Semantics 1.4/process: The first use of `process`, outside microtasks, runs the microtasks that
//   wait.

import { io } from "ctxcheck";

export async function a() {
  const steps = [];
  Promise.resolve().then(() => {
    steps.push("then1");
    Promise.resolve().then(() => steps.push("then2"));
  });
  steps.push("before");
  process.nextTick(() => steps.push("tick"));
  steps.push("after");
  await io("x");
  return steps.join(" ");
}
