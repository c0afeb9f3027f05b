/*---
summary: "one call of a settles its own followed promise and then b's: c, who follows, sees what b has done"
requests: { a: 1, b: 1, c: 1 }
---*/

// Semantics 4.2/order: Wake signals are taken in the order of signalling.
// Semantics 4.2/inbox [on]: An inbox is signalled by the settlement, a follow only by a microtask.
// Semantics 6.2: After the answer the microtasks of the turn still run.

import { io } from "ctxcheck";

let promise, settle, settleB;
let state = "old";

export async function a() {
  promise = new Promise(resolve => {
    settle = resolve;
  });
  await io("x");
  settle("from a");
  settleB?.("from a");
  return "a";
}

export async function b() {
  io("hold");
  const value = await new Promise(resolve => {
    settleB = resolve;
  });
  state = "new";
  return value;
}

export async function c() {
  if (!promise) return "early";
  return (await promise) + " " + state;
}
