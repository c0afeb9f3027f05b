/*---
summary: "as order-process-first-use, but the first use is in a microtask"
requests: { a: 2 }
---*/

// Semantics 1.4: process.nextTick and queueMicrotask are in one queue with the reactions, in
//   order.

import { io } from "ctxcheck";

export async function a() {
  const steps = [];
  await null;
  Promise.resolve().then(() => steps.push("then1"));
  steps.push("before");
  process.nextTick(() => steps.push("tick"));
  Promise.resolve().then(() => steps.push("then2"));
  steps.push("after");
  await io("x");
  return steps.join(" ");
}
