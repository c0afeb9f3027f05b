/*---
summary: "a settles its own promise, which c follows, and then b's; does c see what b has done?"
requests: { a: 1, b: 1, c: 1 }
---*/

// b's inbox is signalled by the settlement itself, c's follow only by a microtask after it: b's
// turn comes first, and c sees "new". Flag off, b's code runs in a's turn, so c sees "new" too, and
// b's client gets an error.
//
// Semantics 4.2/order: Wake signals are taken in the order of signalling.
// Semantics 4.2/inbox [on]: An inbox is signalled by the settlement, a follow only by a microtask.
// Semantics 6.2: After the answer the microtasks of the turn still run.

import { io } from "ctxcheck";

let ofA, settleA, settleB;
let state = "old";

export async function a() {
  ofA = new Promise(resolve => {
    settleA = resolve;
  });
  await io("x");
  settleA("from a");
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
  if (!ofA) return "early";
  return (await ofA) + " " + state;
}
