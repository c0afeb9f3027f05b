/*---
summary: "b keeps itself alive by waiting until a's promise settles"
requests: { a: 1, b: 1 }
---*/

// Semantics 4.6: Requests that follow each other's promises are never hung.
// Semantics 6.3: A context lives until its last waitUntil promise has settled.
// Semantics 6.3/then: waitUntil on a foreign pending promise opens a follow.

import { io, current } from "ctxcheck";

let promise;

export async function a() {
  promise = io("x");
  await io("y");
  return "a";
}

export async function b(request, env, ctx) {
  if (!promise) return "early";
  ctx.waitUntil(promise);
  io("background").then(() => console.log("background done in", current()));
  return "b";
}
