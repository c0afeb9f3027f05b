/*---
summary: "a failed follow settles the last waitUntil promise; another failing follow of the same turn is too late"
requests: { a: 1, b: 1 }
---*/
import { io } from "ctxcheck";
let p;
export async function a() { p = new Promise(() => {}); return "a"; }
export async function b(request, env, ctx) {
  if (!p) return "early";
  ctx.waitUntil(io("background").then(() => {
    ctx.waitUntil(p.catch(() => console.log("one")));
    p.catch(() => console.log("two"));
  }));
  return "b";
}
