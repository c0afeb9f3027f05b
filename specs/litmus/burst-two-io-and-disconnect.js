/*---
summary: "a's call completes, a settles b's promise, and b's client goes away; does b go on?"
requests: { a: 1, b: 1 }
disconnects: 1
bursts: 1
---*/

// The leaving is seen first, though the call is a's: flag on, the settlement is for a dead b, a W.
// Flag off, b's code goes on in a all the same. If b's own call completes in that pass instead:
// [new on] b is answered, otherwise it is hung.
//
// Semantics 6.4: Without waitUntil a disconnect destroys the context at once.
// Semantics 5.3 [on]: Settling a promise of a dead context prints W and drops its reactions.
// Semantics 5.4 [off]: A foreign settlement runs the reactions in the settler's turn and context.

import { io, current } from "ctxcheck";

let settle;

export async function a() {
  await io("x");
  settle?.("v");
  return "a";
}

export async function b() {
  const ownCall = io("own");
  const value = await new Promise(resolve => {
    settle = resolve;
  });
  console.log("b goes on in", current());
  return value + (await ownCall);
}
