/*---
summary: "a answers, and only b can settle what a has given to waitUntil"
requests: { a: 1, b: 1 }
---*/

// A waitUntil promise is no pending event, so a ends at once although it is unsettled. Flag on, b's
// settlement is a W, and the callback does not run. Flag off, the callback runs in b.
//
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
