/*---
summary: "a's client goes away; the last waitUntil promise ends a in the middle of its handler"
requests: { a: 1 }
disconnects: 1
---*/
import { io } from "ctxcheck";
export async function a(request, env, ctx) {
  let background = "runs";
  ctx.waitUntil(io("background").then(() => { background = "done"; }));
  await io("x");
  console.log("a goes on, background", background);
  await io("y");
  console.log("a ends, background", background);
  return background;
}
