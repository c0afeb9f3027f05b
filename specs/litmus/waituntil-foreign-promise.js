/*---
summary: "b answers and keeps itself alive by giving a promise of a to waitUntil"
requests: { a: 1, b: 1 }
---*/

// waitUntil is a `then`: b follows a's promise and lives while the follow is open, so `background`
// can complete. When `y` ends a before `x` completes, [new on] the follow fails, and b ends with
// it; [old] [new off] b lives on.
//
// Semantics 4.6: Requests that follow each other's promises are never hung.
// Semantics 6.3: A context lives until its last waitUntil promise has settled.
// Semantics 6.3/then: waitUntil on a foreign pending promise opens a follow.

import { io, current } from "ctxcheck";

let ofA;

export async function a() {
  ofA = io("x");
  await io("y");
  return "a";
}

export async function b(request, env, ctx) {
  if (!ofA) return "early";
  ctx.waitUntil(ofA);
  io("background").then(() => console.log("background done in", current()));
  return "b";
}
