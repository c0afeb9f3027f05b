/*---
summary: "b clears a timer of a, which may have fired or ended, and its own; which are cleared?"
requests: { a: 1, b: 1 }
---*/

// Nothing that b does to a's timer shows: a finds it fired whenever the 5 ms pass before its call
// completes (section 8.3). To clear a timer of a request that has ended is no error. b's own never
// fires.
//
// Semantics 8.4: What resumes from a call of its own request runs in its own request.

import { io } from "ctxcheck";

let timer;

export async function a() {
  let fired = "not yet";
  timer = setTimeout(() => {
    fired = "fired";
  }, 5);
  await io("x");
  return "a " + fired;
}

export async function b() {
  clearTimeout(timer);
  const own = setTimeout(() => console.log("b's own"), 1);
  clearTimeout(own);
  await io("y");
  return "b";
}
