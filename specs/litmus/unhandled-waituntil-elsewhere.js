/*---
summary: "b settles a promise that a gave to waitUntil, while a lives, or after its client left"
requests: { a: 1, b: 1 }
disconnects: 1
---*/

// The runtime's reaction on a promise that was given to waitUntil is like that on the promise of a handler: flag off,
// it runs in b and fails there.
//
// Semantics 5.6/raises [off]: The runtime's own reaction fails there, which nobody handles.

import { io, current } from "ctxcheck";

let settle;

addEventListener("unhandledrejection", (event) => {
  console.log(current(), event.reason.message.slice(0, 36));
});

export async function a(request, env, ctx) {
  ctx.waitUntil(new Promise((resolve) => (settle = resolve)));
  await io("a");
  return "a";
}

export async function b() {
  settle?.();
  await io("b");
  return "b";
}
