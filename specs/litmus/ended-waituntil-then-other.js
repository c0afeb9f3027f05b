/*---
summary: "a failed follow settles the last waitUntil promise; another failing follow of the same turn is too late"
requests: { a: 1, b: 1 }
---*/

// Semantics 4.1/each: Every `then` opens a follow of its own.
// Semantics 6.6/follows: The end of a context closes its follows.
// Semantics 6.7/at-once: The last waitUntil promise ends an answered context directly after its
//   turn.

import { io } from "ctxcheck";

let promise;

export async function a() {
  promise = new Promise(() => {});
  return "a";
}

export async function b(request, env, ctx) {
  if (!promise) return "early";
  ctx.waitUntil(
    io("background").then(() => {
      ctx.waitUntil(promise.catch(() => console.log("one")));
      promise.catch(() => console.log("two"));
    }),
  );
  return "b";
}
