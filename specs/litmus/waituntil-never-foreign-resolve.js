/*---
summary: "a waitUntil promise that only another request can settle keeps nobody alive"
requests: { a: 1, b: 1 }
---*/

// Semantics 7/wait-until: waitUntil promises are not pending events.
// Semantics 7/draining: An answered context that waits for nothing but waitUntil is ended too.

import { io, current } from "ctxcheck";

let settle;

export async function a(request, env, ctx) {
  ctx.waitUntil(
    new Promise(resolve => {
      settle = resolve;
    }).then(() => console.log("background goes on in", current())),
  );
  return "a";
}

export async function b() {
  settle?.();
  await io("y");
  return "b";
}
