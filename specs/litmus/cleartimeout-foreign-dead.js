/*---
summary: "b clears a's timer: before it fires, after it fired, after a has ended"
requests: { a: 1, b: 1 }
---*/

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
