/*---
summary: "one waitUntil promise is rejected; the other still keeps the context"
requests: { a: 1 }
---*/

// Semantics 6.3: A context lives until its last waitUntil promise has settled.
// Semantics 6.3/rejected: A rejected waitUntil promise counts as settled.
// Semantics 6.6: The end of a context cancels its calls and timers.

import { io, ioFail } from "ctxcheck";

export async function a(request, env, ctx) {
  ctx.waitUntil(ioFail("broken"));
  ctx.waitUntil(io("background").then(() => console.log("background done")));
  io("unawaited").then(() => console.log("unawaited done"));
  return "a";
}
