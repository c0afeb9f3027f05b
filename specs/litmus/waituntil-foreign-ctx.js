/*---
summary: "b calls waitUntil on the ctx of a; whose life does it lengthen?"
requests: { a: 1, b: 1 }
---*/

// The waitUntil counts for b, whose turn it is: b has answered and lives until `bg` is done,
// whether or not a has ended before.
//
// Semantics 6.3: A context lives until its last waitUntil promise has settled.
// Semantics 6.3/current: waitUntil counts for the current context, whichever `ctx` it is called
//   on.

import { io, current } from "ctxcheck";

let ctxOfA;

export async function a(request, env, ctx) {
  ctxOfA = ctx;
  await io("x");
  return "a";
}

export async function b() {
  if (!ctxOfA) return "early";
  ctxOfA.waitUntil(io("bg").then(() => console.log("background done in", current())));
  return "b";
}
