/*---
summary: "the module uses the global process while it is evaluated and a microtask waits"
requests: { a: 1 }
---*/

// [old] the first use runs the waiting microtask in the middle of the module: `module` comes before
// `after`. [new] it waits for the end of the module's code. When a uses `process`, it is made
// already, so nothing runs early.
//
// Semantics 1.4: process.nextTick and queueMicrotask are in one queue with the reactions, in
//   order.
// Semantics 1.4/process: The first use of `process`, outside microtasks, runs the microtasks that
//   wait.

import { io } from "ctxcheck";

const steps = [];
Promise.resolve().then(() => steps.push("module"));
steps.push("before");
const firstUse = process.nextTick;
steps.push("after");

export async function a() {
  Promise.resolve().then(() => steps.push("then"));
  process.nextTick(() => steps.push("tick"));
  steps.push("handler");
  await io("x");
  return steps.join(" ");
}
