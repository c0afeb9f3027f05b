/*---
summary: "in one event-loop pass a is answered and its client goes away"
requests: { a: 1 }
disconnects: 1
bursts: 1
---*/

// Semantics 6.4: Without waitUntil a disconnect destroys the context at once.
// Semantics 6.6: The end of a context cancels its calls and timers.

import { io } from "ctxcheck";

export async function a() {
  await io("x");
  console.log("a answers");
  return "a";
}
