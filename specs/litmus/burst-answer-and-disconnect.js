/*---
summary: "a's call completes and a's client goes away in one pass of the event loop; is a answered?"
requests: { a: 1 }
disconnects: 1
bursts: 1
---*/

// The leaving is seen before the call, whichever was sent first: a is destroyed, and its handler
// does not go on. a is answered only if the call completes and nothing else comes in that pass
// (section 10).
//
// Semantics 6.4: Without waitUntil a disconnect destroys the context at once.
// Semantics 6.6: The end of a context cancels its calls and timers.

import { io } from "ctxcheck";

export async function a() {
  await io("x");
  console.log("a answers");
  return "a";
}
