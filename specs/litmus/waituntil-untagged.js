/*---
summary: "b gives a promise of the module to waitUntil twice and answers; a settles it"
requests: { a: 1, b: 1 }
---*/

// waitUntil is a `then`, and the result of that is a promise of b. The reactions of an untagged
// promise run with whoever settles it, here a; so a settles two promises of b, which has ended: if a
// comes last, [on] there are two warnings, though nothing of the program waits.
//
// Semantics 3.2: Reactions of an untagged promise run in the turn of whoever settles it.
// Semantics 6.3/result: waitUntil on an untagged promise has a result promise; if its owner is dead: W.

let settle;
const promise = new Promise((resolve) => (settle = resolve));

export async function a() {
  settle();
  return "a";
}

export async function b(request, env, ctx) {
  ctx.waitUntil(promise);
  ctx.waitUntil(promise);
  return "b";
}
