/*---
summary: "a waitUntil promise that only another request can settle keeps nobody alive"
requests: { a: 1, b: 1 }
---*/
import { io, current } from "ctxcheck";
let settle;
export async function a(request, env, ctx) {
  ctx.waitUntil(new Promise(r => { settle = r; }).then(() => console.log("background goes on in", current())));
  return "a";
}
export async function b() { settle?.(); await io("y"); return "b"; }
