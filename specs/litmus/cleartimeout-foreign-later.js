/*---
summary: "b clears, after a call of its own, the timer that is all a waits for"
requests: { a: 1, b: 1 }
---*/

// Semantics 7/timers: Armed timers are pending events.
// Semantics 8.3/clear: clearTimeout of another context's timer does nothing.

import { io } from "ctxcheck";

let timer;

export async function a() {
  const value = await new Promise(resolve => {
    timer = setTimeout(resolve, 5, "fired");
  });
  return "a " + value;
}

export async function b() {
  const x = await io("x");
  clearTimeout(timer);
  return "b " + x;
}
