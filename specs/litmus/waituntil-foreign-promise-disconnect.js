/*---
summary: "b's client goes away; b lives on until a's promise, given to waitUntil, settles"
requests: { a: 1, b: 1 }
disconnects: 1
---*/

// Semantics 6.3: A context lives until its last waitUntil promise has settled.
// Semantics 6.3/then: waitUntil on a foreign pending promise opens a follow.
// Semantics 6.4/goes-on: With waitUntil the handler goes on after a disconnect.

import { io, current } from "ctxcheck";

let promise;

export async function a() {
  promise = io("x");
  return await promise;
}

export async function b(request, env, ctx) {
  if (!promise) return "early";
  ctx.waitUntil(promise);
  await io("y");
  console.log("b goes on in", current());
  return "b";
}
