/*---
summary: "b gives a promise of a to waitUntil, and one of the two clients goes away"
requests: { a: 1, b: 1 }
disconnects: 1
---*/

// waitUntil is a `then`: b follows a's promise. Its client gone, b goes on until that promise is
// settled; `x` then destroys b in the middle of its handler. If the promise is settled already, b's
// disconnect destroys it at once.
//
// Semantics 6.3: A context lives until its last waitUntil promise has settled.
// Semantics 6.3/then: waitUntil on a foreign pending promise opens a follow.
// Semantics 6.4/goes-on: With waitUntil the handler goes on after a disconnect.

import { io, current } from "ctxcheck";

let ofA;

export async function a() {
  ofA = io("x");
  return await ofA;
}

export async function b(request, env, ctx) {
  if (!ofA) return "early";
  ctx.waitUntil(ofA);
  await io("y");
  console.log("b goes on in", current());
  return "b";
}
