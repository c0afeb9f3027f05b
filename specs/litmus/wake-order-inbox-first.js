/*---
summary: "a settles b's promise and then its own, which c follows: b goes on first"
requests: { a: 1, b: 1, c: 1 }
---*/

// Semantics 4.2/order: Wake signals are taken in the order of signalling.
// Semantics 4.2/inbox [on]: An inbox is signalled by the settlement, a follow only by a microtask.
// Semantics 5.6/next-turn [off]: The client of a lost request gets an error at the next turn of
//   its context.

import { io } from "ctxcheck";

let promise, settle, settleB;
const order = [];
const goOn = who => {
  order.push(who);
  return order.join(" ");
};

export async function a() {
  promise = new Promise(resolve => {
    settle = resolve;
  });
  await io("x");
  settle("from a");
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
  if (!promise) return "early";
  await promise;
  return goOn("c");
}
