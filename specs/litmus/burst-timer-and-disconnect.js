/*---
summary: "a's timer fires and a's client goes away in one pass; does the callback run?"
requests: { a: 1 }
disconnects: 1
bursts: 1
---*/

// The leaving is seen first, whichever was sent first, and cancels the timer. In one pass with the
// call that answers a, the timer still fires, because a is destroyed after the pass. If the answer
// is alone in its pass, it cancels the timer.
//
// Semantics 6.2/ends: Calls, timers and follows do not keep an answered context alive.
// Semantics 6.6: The end of a context cancels its calls and timers.

import { io } from "ctxcheck";

export async function a() {
  setTimeout(() => console.log("fired"), 5);
  await io("x");
  return "a";
}
