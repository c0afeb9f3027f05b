/*---
summary: "b rejects a promise of a that nobody handles and lives on; a may be dead by then"
requests: { a: 1, b: 1 }
---*/

// [new on] the rejection waits in a's inbox, and the event is raised in a; if a is dead, it is a W
// and there is no event. [old] [new off] the promise's status changes at once, and the event is
// raised in b, whether a lives or not.
//
// Semantics 5.2/pending [new on]: A promise whose settlement is deferred stays pending until the
//   owner's turn.
// Semantics 5.7/owner [new on]: It is raised in the owner's context, never if that is dead.
// Semantics 5.7/settler [old, new off]: It is raised in the settler's context.

import { io, current } from "ctxcheck";

addEventListener("unhandledrejection", event =>
  console.log("unhandledrejection in", current(), event.reason?.message),
);

let reject;

export async function a() {
  new Promise((_, rejectOwn) => {
    reject = rejectOwn;
  });
  await io("x");
  return "a";
}

export async function b() {
  reject?.(new Error("boom"));
  await io("y");
  return "b";
}
