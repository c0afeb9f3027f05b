/*---
summary: "the first of two follows that fail settles the last waitUntil promise; is b told of both?"
requests: { a: 1, b: 1 }
---*/

// b has answered and lives by waitUntil only. [new on] The first follow fails in a turn of its own
// and settles the last waitUntil promise, so b is destroyed directly after that turn, and the
// second comes too late. Otherwise neither fails.
//
// Semantics 4.4 [new on]: A follow of a promise whose owner is dead fails.
// Semantics 4.4/never [old, new off]: A follow of a promise whose owner is dead stays open for
//   ever.
// Semantics 4.1/each: Every `then` opens a follow of its own.
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
