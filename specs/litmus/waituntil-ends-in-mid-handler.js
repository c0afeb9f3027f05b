/*---
summary: "a's client goes away and a's last waitUntil promise settles while its handler still runs"
requests: { a: 1 }
disconnects: 1
---*/

// With waitUntil the handler goes on after its client has left. When `background` is done, a is
// destroyed wherever its handler is: nothing behind the current `await` runs. If `background` was
// done before, the disconnect itself destroys a.
//
// Semantics 6.4: Without waitUntil a disconnect destroys the context at once.
// Semantics 6.4/goes-on: With waitUntil the handler goes on after a disconnect.
// Semantics 6.4/mid-handler: It ends with the last waitUntil promise, even in the middle of the
//   handler.

import { io } from "ctxcheck";

export async function a(request, env, ctx) {
  let background = "runs";
  ctx.waitUntil(
    io("background").then(() => {
      background = "done";
    }),
  );
  await io("x");
  console.log("a goes on, background", background);
  await io("y");
  console.log("a ends, background", background);
  return background;
}
