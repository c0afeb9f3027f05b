/*---
summary: "b calls then twice on a promise of a, and the first callback queues a microtask"
requests: { a: 1, b: 1 }
---*/

// Each `then` is a follow and each follow a turn: the microtask of the first comes before the
// second callback. If the promise is settled already, both are microtasks of one turn, and it comes
// last. If b has ended, its follows are closed, and `x` gives a W (flag on).
//
// Semantics 1.2: Two follows of one context that are ready together still wake in two turns.
// Semantics 4.1/each: Every `then` opens a follow of its own.
// Semantics 4.2/order: Wake signals are taken in the order of signalling.

import { io } from "ctxcheck";

let ofA;

export async function a() {
  ofA = io("x");
  await ofA;
  return "a";
}

export async function b() {
  if (!ofA) return "early";
  const steps = [];
  ofA.then(() => {
    steps.push("first");
    queueMicrotask(() => steps.push("its microtask"));
  });
  ofA.then(() => steps.push("second"));
  await io("y");
  return steps.join(", ");
}
