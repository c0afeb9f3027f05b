/*---
summary: "two requests wait for a module-scope promise that a third settles"
requests: { a: 2, b: 1 }
---*/

// Semantics 2.1/untagged: A promise made at module scope belongs to nobody.
// Semantics 3.2: Reactions of an untagged promise run in the turn of whoever settles it.
// Semantics 4.5 [on]: A promise that a dead request followed prints W when it is settled.

import { io, current } from "ctxcheck";

let ready;
const isReady = new Promise(resolve => {
  ready = resolve;
});

export async function a() {
  const own = io("own");
  await isReady;
  console.log("goes on in", current());
  return await own;
}

export async function b() {
  ready();
  return "b";
}
