/*---
summary: "b calls waitUntil on the ctx of a, and one of the clients goes away"
requests: { a: 1, b: 1 }
disconnects: 1
---*/

// Semantics 6.3/current: waitUntil counts for the current context, whichever `ctx` it is called
//   on.
// Semantics 6.4: Without waitUntil a disconnect destroys the context at once.
// Semantics 6.4/goes-on: With waitUntil the handler goes on after a disconnect.

import { io, current } from "ctxcheck";

let shared;

export async function a(request, env, ctx) {
  shared = ctx;
  await io("x");
  console.log("a goes on");
  return "a";
}

export async function b() {
  if (!shared) return "early";
  shared.waitUntil(io("bg"));
  await io("y");
  console.log("b goes on in", current());
  return "b";
}
