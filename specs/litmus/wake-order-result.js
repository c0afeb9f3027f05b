/*---
summary: "followers wake in the order in which they began to follow, after the owner"
requests: { a: 1, b: 1, c: 1 }
---*/

// Semantics 3.1: A settled promise gives an ordinary microtask, whosever it is.
// Semantics 4.6: Requests that follow each other's promises are never hung.
// Semantics 7/follows: Open follows are pending events.

import { io } from "ctxcheck";

let promise;
const order = [];
const goOn = who => {
  order.push(who);
  return order.join(" ");
};

export async function a() {
  promise = io("x");
  await promise;
  return goOn("a");
}

export async function b() {
  if (!promise) return "early";
  await promise;
  return goOn("b");
}

export async function c() {
  if (!promise) return "early";
  await promise;
  return goOn("c");
}
