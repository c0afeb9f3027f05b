/*---
summary: "as burst-io-and-disconnect, with waitUntil: a goes on, its result is discarded"
requests: { a: 1 }
disconnects: 1
bursts: 1
---*/

// Semantics 6.3: A context lives until its last waitUntil promise has settled.
// Semantics 6.4/goes-on: With waitUntil the handler goes on after a disconnect.
// Semantics 6.6: The end of a context cancels its calls and timers.

import { io, current } from "ctxcheck";

export async function a(request, env, ctx) {
  ctx.waitUntil(io("background").then(() => console.log("background done")));
  await io("x");
  console.log("a goes on in", current());
  return "a";
}
