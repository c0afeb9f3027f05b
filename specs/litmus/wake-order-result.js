/*---
summary: "b and c wait for one promise of a; in which order do the three go on?"
requests: { a: 1, b: 1, c: 1 }
---*/

// a's own code goes on first, in the turn of the call. The followers come next, in the order in
// which they began to follow: "a b c" if b did first, "a c b" if c did.
//
// Semantics 3.1: A settled promise gives an ordinary microtask, whosever it is.
// Semantics 4.6: Requests that follow each other's promises are never hung.
// Semantics 7/follows: Open follows are pending events.

import { io } from "ctxcheck";

let ofA;
const order = [];
const goOn = who => {
  order.push(who);
  return order.join(" ");
};

export async function a() {
  ofA = io("x");
  await ofA;
  return goOn("a");
}

export async function b() {
  if (!ofA) return "early";
  await ofA;
  return goOn("b");
}

export async function c() {
  if (!ofA) return "early";
  await ofA;
  return goOn("c");
}
