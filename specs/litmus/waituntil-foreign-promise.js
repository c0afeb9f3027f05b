/*---
summary: "b keeps itself alive by waiting until a's promise settles"
requests: { a: 1, b: 1 }
---*/
import { io, current } from "ctxcheck";
let p;
export async function a() { p = io("x"); await io("y"); return "a"; }
export async function b(request, env, ctx) {
  if (!p) return "early";
  ctx.waitUntil(p);
  io("background").then(() => console.log("background done in", current()));
  return "b";
}
