/*---
summary: "a settles a promise of c and then one of b, who follows a's call; who goes on first?"
requests: { a: 1, b: 1, c: 1 }
---*/

// `x` also settles the hidden result of b's follow: an entry in b's inbox, by which b is signalled
// before a settles anything for c. So b goes on first, and c answers "b c". Flag off, both continue
// in a, and their clients get errors.
//
// Semantics 1.3 [on]: All settlements in an inbox are carried out in one turn, then the microtasks
//   run.
// Semantics 4.2/order: Wake signals are taken in the order of signalling.
// Semantics 4.5/inbox [on]: The hidden result promise of a live follower makes an entry in its
//   inbox.

import { io } from "ctxcheck";

let ofA, settleB, settleC;
const order = [];
const goOn = who => {
  order.push(who);
  return order.join(" ");
};

export async function a() {
  ofA = io("x");
  await ofA;
  await null;
  settleC?.();
  settleB?.();
  await io("y");
  return "a";
}

export async function b() {
  if (!ofA) return "early";
  ofA.then(() => {});
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
