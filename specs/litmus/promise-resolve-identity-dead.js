/*---
summary: "b awaits Promise.resolve of a promise of a, which may answer first; whose is that?"
requests: { a: 1, b: 1 }
---*/

// Promise.resolve gives the same promise, so it is still a's. If a answers before `x` is done, [new
// on] the follow fails, and b catches that; [old] [new off] b waits for ever.
//
// Semantics 2.2: Promise.resolve(p) is p itself, so still foreign.
// Semantics 4.4/later [new on]: If the owner dies later, the failure is a wake signal like others.
// Semantics 4.4/never [old, new off]: A follow of a promise whose owner is dead stays open for
//   ever.

import { io } from "ctxcheck";

let promise;

export async function a() {
  promise = io("x");
  await io("y");
  return "a";
}

export async function b() {
  if (!promise) return "early";
  const resolved = Promise.resolve(promise);
  try {
    return (resolved === promise ? "same " : "copy ") + (await resolved);
  } catch {
    return "failed";
  }
}
