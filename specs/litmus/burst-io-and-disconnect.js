/*---
summary: "in one event-loop pass a call of a completes and a's client goes away: a does not go on"
requests: { a: 1, b: 1 }
disconnects: 1
bursts: 1
---*/

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
