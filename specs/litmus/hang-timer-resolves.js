/*---
summary: "a has nothing pending but the timer that it waits for"
requests: { a: 1, b: 1 }
---*/

// The armed timer is a pending event, so a is not hung. The timer's turn is a's, and a is answered
// in it, whatever b does in between.
//
// Semantics 7/timers: Armed timers are pending events.

import { io, sleep, current } from "ctxcheck";

export async function a() {
  await sleep(5);
  return "a in " + current();
}

export async function b() {
  await io("x");
  return "b in " + current();
}
