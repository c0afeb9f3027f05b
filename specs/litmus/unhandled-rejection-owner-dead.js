/*---
summary: "b rejects a promise of the dead a that nobody handles; is the event raised at all?"
requests: { a: 1, b: 1 }
---*/

// a is dead as soon as it has answered. [new on] the rejection is a W and raises nothing. [old]
// [new off] the event is raised in b, the settler; [old on] gives a W besides.
//
// Semantics 5.3/status [old on]: Its status changes, so that a later `then` works.
// Semantics 5.7/owner [new on]: It is raised in the owner's context, never if that is dead.
// Semantics 5.7/settler [old, new off]: It is raised in the settler's context.

import { current } from "ctxcheck";

addEventListener("unhandledrejection", event =>
  console.log("unhandledrejection in", current(), event.reason?.message),
);

let reject;

export async function a() {
  new Promise((_, rejectOwn) => {
    reject = rejectOwn;
  });
  return "a";
}

export async function b() {
  reject?.(new Error("boom"));
  return "b";
}
