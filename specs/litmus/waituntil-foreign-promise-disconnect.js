/*---
summary: "b's client goes away; b lives on until a's promise, given to waitUntil, settles"
requests: { a: 1, b: 1 }
disconnects: 1
---*/
import { io, current } from "ctxcheck";
let p;
export async function a() { p = io("x"); return await p; }
export async function b(request, env, ctx) {
  if (!p) return "early";
  ctx.waitUntil(p);
  await io("y");
  console.log("b goes on in", current());
  return "b";
}
