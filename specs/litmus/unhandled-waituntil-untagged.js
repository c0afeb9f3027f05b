/*---
summary: "b gives a promise of the module to waitUntil, a settles it while b lives, or after it ended"
requests: { a: 1, b: 1 }
---*/

// The runtime's reaction runs with a and fails there. What its `then` gave is a promise of b, and is rejected as by any
// settlement from outside: deferred to b and raised there [new on], raised in a [old, off], W if b has ended [on].
//
// Semantics 5.6/raises: The runtime's own reaction fails in another context, which nobody handles.
// Semantics 5.7/owner [new on], 5.7/settler [old, new off]: where it is raised.

import { io, current } from "ctxcheck";

let settle;
const promise = new Promise((resolve) => (settle = resolve));

addEventListener("unhandledrejection", (event) => {
  console.log(current(), event.reason.message.slice(0, 36));
});

export async function a() {
  settle();
  return "a";
}

export async function b(request, env, ctx) {
  ctx.waitUntil(promise);
  await io("b");
  return "b";
}
