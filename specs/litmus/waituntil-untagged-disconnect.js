/*---
summary: "b gives a promise of the module to waitUntil and its client leaves; a rejects it"
requests: { a: 1, b: 1 }
disconnects: 1
---*/

// As `waituntil-untagged`: waitUntil keeps b alive beyond its client only while something of b is in
// flight. A rejection settles the result of the `then` too. If a comes while b still has its call,
// the settlement is deferred to b, where it has no effect.
//
// Semantics 6.3/result: waitUntil on an untagged promise has a result promise; if its owner is dead: W.
// Semantics 6.4/goes-on: With waitUntil the handler goes on after a disconnect.

import { io } from "ctxcheck";

let fail;
const promise = new Promise((resolve, reject) => (fail = reject));
promise.catch(() => console.log("rejected"));

export async function a() {
  fail(new Error("no"));
  return "a";
}

export async function b(request, env, ctx) {
  ctx.waitUntil(promise);
  await io("x");
  return "b";
}
