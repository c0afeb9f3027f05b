/*---
summary: "two follows of one promise wake in two turns: the first one's microtasks come before the second"
requests: { a: 1, b: 1 }
---*/

// Semantics 1.2: Two follows of one context that are ready together still wake in two turns.
// Semantics 4.1/each: Every `then` opens a follow of its own.
// Semantics 4.2/order: Wake signals are taken in the order of signalling.

import { io } from "ctxcheck";

let promise;

export async function a() {
  promise = io("x");
  await promise;
  return "a";
}

export async function b() {
  if (!promise) return "early";
  const steps = [];
  promise.then(() => {
    steps.push("first");
    queueMicrotask(() => steps.push("its microtask"));
  });
  promise.then(() => steps.push("second"));
  await io("y");
  return steps.join(", ");
}
