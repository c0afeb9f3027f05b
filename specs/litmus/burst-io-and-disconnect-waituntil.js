/*---
summary: "a's call completes and its client goes away in one pass, with waitUntil; does a go on?"
requests: { a: 1 }
disconnects: 1
bursts: 1
---*/

// The context of a lives by its waitUntil promise, so its handler goes on in a after the leaving.
// Its result is discarded. Once `background` has completed, a client's leaving ends a as it would
// without waitUntil.
//
// Semantics 6.3: A context lives until its last waitUntil promise has settled.
// Semantics 6.4/goes-on: With waitUntil the handler goes on after a disconnect.

import { io, current } from "ctxcheck";

export async function a(request, env, ctx) {
  ctx.waitUntil(io("background").then(() => console.log("background done")));
  await io("x");
  console.log("a goes on in", current());
  return "a";
}
