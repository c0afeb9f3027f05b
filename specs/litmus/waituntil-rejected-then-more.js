/*---
summary: "one waitUntil promise of a is rejected while another is pending"
requests: { a: 1 }
---*/

// The rejected one counts as settled and changes nothing for the other: a lives until `background`
// is done. `unawaited` completes if it comes before that, and is cancelled if not.
//
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
