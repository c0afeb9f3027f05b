/*---
summary: "a's client goes away; the last waitUntil promise ends a in the middle of its handler"
requests: { a: 1 }
disconnects: 1
---*/

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
