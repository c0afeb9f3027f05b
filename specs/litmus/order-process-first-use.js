/*---
summary: "two requests use the global process while a microtask waits; when does that one run?"
requests: { a: 2 }
---*/

// In a#1 the use of `process` makes it, and that runs the microtasks that wait, and those that they
// queue, in the middle of the handler: `then1` and `then2` come before `after`. In a#2 they wait
// for the end of the handler's code.
//
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
