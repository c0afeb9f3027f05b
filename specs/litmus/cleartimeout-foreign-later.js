/*---
summary: "b has a call and then clears the timer that is all a waits for; is a answered?"
requests: { a: 1, b: 1 }
---*/

// When b clears the timer, b is current and not a, so nothing happens: the timer fires, and a is
// answered in every order.
//
// Semantics 8.3/clear: clearTimeout of another context's timer does nothing.
// Semantics 7/timers: Armed timers are pending events.

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
