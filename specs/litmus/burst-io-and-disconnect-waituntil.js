/*---
summary: "as burst-io-and-disconnect, with waitUntil: a goes on, its result is discarded"
requests: { a: 1 }
disconnects: 1
bursts: 1
---*/
import { io, current } from "ctxcheck";
export async function a(request, env, ctx) {
  ctx.waitUntil(io("background").then(() => console.log("background done")));
  await io("x");
  console.log("a goes on in", current());
  return "a";
}
