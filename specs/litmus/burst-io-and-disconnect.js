/*---
summary: "a's call completes and a's client goes away in one pass of the event loop; does a go on?"
requests: { a: 1, b: 1 }
disconnects: 1
bursts: 1
---*/

// The leaving is seen first, whichever was sent first: a is destroyed, its call is lost, and b sees
// nothing of it. In different passes a goes on, and may die at its second call (section 10).
//
// Semantics 6.4: Without waitUntil a disconnect destroys the context at once.
// Semantics 6.6: The end of a context cancels its calls and timers.

import { io } from "ctxcheck";

let settled = "nothing";

export async function a() {
  await io("x");
  console.log("a goes on");
  settled = "x";
  await io("y");
  return "a";
}

export async function b() {
  return "b sees " + settled;
}
