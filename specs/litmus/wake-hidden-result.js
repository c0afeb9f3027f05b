/*---
summary: "b follows a's promise; the follow has b's inbox signalled early, before c's"
requests: { a: 1, b: 1, c: 1 }
---*/

// Semantics 1.3 [on]: All settlements in an inbox are carried out in one turn, then the microtasks
//   run.
// Semantics 4.2/order: Wake signals are taken in the order of signalling.
// Semantics 4.5/inbox [on]: The hidden result promise of a live follower makes an entry in its
//   inbox.

import { io } from "ctxcheck";

let promise, settleB, settleC;
const order = [];
const goOn = who => {
  order.push(who);
  return order.join(" ");
};

export async function a() {
  promise = io("x");
  await promise;
  await null;
  settleC?.();
  settleB?.();
  await io("y");
  return "a";
}

export async function b() {
  if (!promise) return "early";
  promise.then(() => {});
  io("hold");
  await new Promise(resolve => {
    settleB = resolve;
  });
  return goOn("b");
}

export async function c() {
  io("hold");
  await new Promise(resolve => {
    settleC = resolve;
  });
  return goOn("c");
}
