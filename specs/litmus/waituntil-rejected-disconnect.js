/*---
summary: "a's client goes away, and a's waitUntil promise is rejected while its handler still runs"
requests: { a: 1 }
disconnects: 1
---*/

// A waitUntil promise that is rejected has settled. After a disconnect it destroys a, wherever its
// handler is; if it was rejected before, the disconnect itself does. Without a disconnect the
// handler goes on and is answered.
//
// Semantics 6.3/rejected: A rejected waitUntil promise counts as settled.
// Semantics 6.4/goes-on: With waitUntil the handler goes on after a disconnect.
// Semantics 6.4/mid-handler: It ends with the last waitUntil promise, even in the middle of the
//   handler.

import { io, ioFail } from "ctxcheck";

export async function a(request, env, ctx) {
  let background = "runs";
  const work = ioFail("broken");
  work.catch(() => {
    background = "failed";
  });
  ctx.waitUntil(work);
  await io("x");
  console.log("a goes on, background", background);
  return background;
}
