/*---
summary: "two requests settle the same promise of a: the first counts, for later looks too"
requests: { a: 1, b: 1, c: 1 }
---*/

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
