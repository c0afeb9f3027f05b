/*---
summary: "one waitUntil promise is rejected; the other still keeps the context"
requests: { a: 1 }
---*/
import { io, ioFail } from "ctxcheck";
export async function a(request, env, ctx) {
  ctx.waitUntil(ioFail("broken"));
  ctx.waitUntil(io("background").then(() => console.log("background done")));
  io("unawaited").then(() => console.log("unawaited done"));
  return "a";
}
