/*---
summary: "two requests wait for an untagged promise that a third one settles"
requests: { a: 2, b: 1 }
---*/

// Those that wait go on in b's turn, where `await own` is b's and ends with b's answer. They are
// hung; flag on, there is a W as well. Who comes after b finds the promise settled, goes on in its
// own context and is answered.
//
// Semantics 2.1/untagged: A promise made at module scope belongs to nobody.
// Semantics 3.2: Reactions of an untagged promise run in the turn of whoever settles it.
// Semantics 4.5 [on]: A promise that a dead request followed prints W when it is settled.

import { io, current } from "ctxcheck";

let settle;
const isReady = new Promise(resolve => {
  settle = resolve;
});

export async function a() {
  const own = io("own");
  await isReady;
  console.log("goes on in", current());
  return await own;
}

export async function b() {
  settle();
  return "b";
}
