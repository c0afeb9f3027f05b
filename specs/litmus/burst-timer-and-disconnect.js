/*---
summary: "in one event-loop pass a timer of a fires and a's client goes away"
requests: { a: 1 }
disconnects: 1
bursts: 1
---*/

// Semantics 6.2/ends: Calls, timers and follows do not keep an answered context alive.
// Semantics 6.6: The end of a context cancels its calls and timers.

import { io, current } from "ctxcheck";

export async function a() {
  setTimeout(() => console.log("fired"), 5);
  await io("x");
  return "a";
}
