/*---
summary: "b calls waitUntil on the ctx of a: whose life is longer by it?"
requests: { a: 1, b: 1 }
---*/

// Semantics 6.3: A context lives until its last waitUntil promise has settled.
// Semantics 6.3/current: waitUntil counts for the current context, whichever `ctx` it is called
//   on.

import { io, current } from "ctxcheck";

let shared;

export async function a(request, env, ctx) {
  shared = ctx;
  await io("x");
  return "a";
}

export async function b() {
  if (!shared) return "early";
  shared.waitUntil(io("bg").then(() => console.log("background done in", current())));
  return "b";
}
