/*---
summary: "a promise derived in b from a's rejected promise is not handled"
requests: { a: 1, b: 1 }
---*/

// Semantics 4.5 [on]: A promise that a dead request followed prints W when it is settled.
// Semantics 5.7: A rejection nobody handles raises the event.
// Semantics 6.6/follows: The end of a context closes its follows.

import { io, ioFail, current } from "ctxcheck";

addEventListener("unhandledrejection", error =>
  console.log("unhandledrejection in", current(), error.reason?.message),
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
