/*---
summary: "Promise.resolve of a promise of a, which may have ended, is that promise and no copy"
requests: { a: 1, b: 1 }
---*/

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
  const own = Promise.resolve(promise);
  try {
    return (own === promise ? "same " : "copy ") + (await own);
  } catch {
    return "failed";
  }
}
