/*---
summary: "a's client goes away; a rejected waitUntil promise ends a in the middle of its handler"
requests: { a: 1 }
disconnects: 1
---*/
import { io, ioFail } from "ctxcheck";
export async function a(request, env, ctx) {
  let background = "runs";
  const work = ioFail("broken");
  work.catch(() => { background = "failed"; });
  ctx.waitUntil(work);
  await io("x");
  console.log("a goes on, background", background);
  return background;
}
