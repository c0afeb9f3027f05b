/*---
summary: "b rejects a promise of a that nobody handles; a may have ended"
requests: { a: 1, b: 1 }
---*/

// Semantics 5.2/pending [new on]: A promise whose settlement is deferred stays pending until the
//   owner's turn.
// Semantics 5.7/owner [new on]: It is raised in the owner's context, never if that is dead.
// Semantics 5.7/settler [old, new off]: It is raised in the settler's context.

import { io, current } from "ctxcheck";

addEventListener("unhandledrejection", error =>
  console.log("unhandledrejection in", current(), error.reason?.message),
);
let reject;

export async function a() {
  new Promise((resolve, r) => {
    reject = r;
  });
  await io("x");
  return "a";
}

export async function b() {
  reject?.(new Error("boom"));
  await io("y");
  return "b";
}
