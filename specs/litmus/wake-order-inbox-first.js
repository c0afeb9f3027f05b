/*---
summary: "one turn of a settles its own promise, which c follows, and then b's; who goes on first?"
requests: { a: 1, b: 1, c: 1 }
---*/

// b's inbox is signalled by the settlement itself, c's follow only by a microtask after it: b's
// turn comes first, and c answers "b c". Flag off, b's code runs in a's turn, so it is first as
// well, but b's client gets an error.
//
// Semantics 4.2/order: Wake signals are taken in the order of signalling.
// Semantics 4.2/inbox [on]: An inbox is signalled by the settlement, a follow only by a microtask.
// Semantics 5.6/next-turn [off]: The client of a lost request gets an error at the next turn of
//   its context.

import { io } from "ctxcheck";

let ofA, settleA, settleB;
const order = [];
const goOn = who => {
  order.push(who);
  return order.join(" ");
};

export async function a() {
  ofA = new Promise(resolve => {
    settleA = resolve;
  });
  await io("x");
  settleA("from a");
  settleB?.("from a");
  await io("y");
  return "a";
}

export async function b() {
  io("hold");
  await new Promise(resolve => {
    settleB = resolve;
  });
  return goOn("b");
}

export async function c() {
  if (!ofA) return "early";
  await ofA;
  return goOn("c");
}
