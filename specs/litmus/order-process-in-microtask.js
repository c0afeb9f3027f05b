/*---
summary: "two requests use the global process in a microtask while another microtask waits"
requests: { a: 2 }
---*/

// The first use runs nothing, as microtasks are running already: `then1` waits for its turn in the
// queue, in a#1 as in a#2. order-process-first-use shows the other case.
//
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
