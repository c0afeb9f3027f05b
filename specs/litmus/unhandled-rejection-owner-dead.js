/*---
summary: "b rejects a promise of the dead a that nobody handles: who is told?"
requests: { a: 1, b: 1 }
---*/

// Semantics 5.3/status [old on]: Its status changes, so that a later `then` works.
// Semantics 5.7/owner [new on]: It is raised in the owner's context, never if that is dead.
// Semantics 5.7/settler [old, new off]: It is raised in the settler's context.

import { current } from "ctxcheck";

addEventListener("unhandledrejection", error =>
  console.log("unhandledrejection in", current(), error.reason?.message),
);
let reject;

export async function a() {
  new Promise((resolve, r) => {
    reject = r;
  });
  return "a";
}

export async function b() {
  reject?.(new Error("boom"));
  return "b";
}
