/*---
summary: "b derives a promise from a call of a that fails, and nobody handles the derived one"
requests: { a: 1, b: 1 }
---*/

// a handles the rejection of its own promise. The derived promise is b's, so the event is raised in
// b. If `y` completes first, b's end closes its follow: the failing call gives a W (flag on), and
// there is no event.
//
// Semantics 4.5 [on]: A promise that a dead request followed prints W when it is settled.
// Semantics 5.7: A rejection nobody handles raises the event.
// Semantics 6.6/follows: The end of a context closes its follows.

import { io, ioFail, current } from "ctxcheck";

addEventListener("unhandledrejection", event =>
  console.log("unhandledrejection in", current(), event.reason?.message),
);

let promise;

export async function a() {
  promise = ioFail("broken");
  try {
    await promise;
  } catch {
    await io("x");
  }
  return "a";
}

export async function b() {
  if (!promise) return "early";
  promise.then(() => {});
  await io("y");
  return "b";
}
