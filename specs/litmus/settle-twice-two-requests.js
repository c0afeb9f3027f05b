/*---
summary: "two requests resolve the same promise of a, which looks at it twice"
requests: { a: 1, b: 1, c: 1 }
---*/

// `hold` keeps a alive. The first settlement counts, also for a's later look; the second is
// ignored. Flag on, it is a W if a is dead before the first. Flag off, a continues in the settler,
// which answers at once, and a is hung in every order.
//
// Semantics 1.1: The current context is that of the turn, whoever registered the code that runs.
// Semantics 5.2 [on]: Settling a promise of another live context goes into the owner's inbox.
// Semantics 5.5: A second settlement of the same promise is ignored.

import { io } from "ctxcheck";

let settle;

export async function a() {
  const hold = io("hold");
  const promise = new Promise(resolve => {
    settle = resolve;
  });
  const first = await promise;
  await hold;
  return "a " + first + " " + (await promise);
}

export async function b() {
  settle?.("from b");
  return "b";
}

export async function c() {
  settle?.("from c");
  return "c";
}
