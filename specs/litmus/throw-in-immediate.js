/*---
summary: "a callback of setImmediate changes the module's state and throws"
requests: { a: 1, b: 1 }
---*/

// The immediate is a timer: it has a turn of its own, before or after b's. The exception has no
// effect on a, and what the callback has changed stays. If `x` completes first, a is answered, and
// the immediate is cancelled.
//
// Semantics 1.5: A timer without delay is a turn of its own, not a microtask.
// Semantics 1.5/throw: An exception in a timer's callback has no effect on the request.
// Semantics 6.2/ends: Calls, timers and follows do not keep an answered context alive.

import { io } from "ctxcheck";

let thrown = 0;

export async function a() {
  setImmediate(() => {
    thrown++;
    throw new Error("in immediate");
  });
  await io("x");
  return "a " + thrown;
}

export async function b() {
  return "b " + thrown;
}
