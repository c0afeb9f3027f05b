/*---
summary: "b calls waitUntil on the ctx of a, and one of the two clients goes away"
requests: { a: 1, b: 1 }
disconnects: 1
---*/

// The waitUntil counts for b, whose turn it is. So b goes on after its client has left, as long as
// `bg` is in flight; a does not, its disconnect destroys it at once.
//
// Semantics 6.3/current: waitUntil counts for the current context, whichever `ctx` it is called
//   on.
// Semantics 6.4: Without waitUntil a disconnect destroys the context at once.
// Semantics 6.4/goes-on: With waitUntil the handler goes on after a disconnect.

import { io, current } from "ctxcheck";

let ctxOfA;

export async function a(request, env, ctx) {
  ctxOfA = ctx;
  await io("x");
  console.log("a goes on");
  return "a";
}

export async function b() {
  if (!ctxOfA) return "early";
  ctxOfA.waitUntil(io("bg"));
  await io("y");
  console.log("b goes on in", current());
  return "b";
}
