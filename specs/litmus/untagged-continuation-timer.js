/*---
summary: "a continuation of a that runs in b arms a timer there; b answers"
requests: { a: 1, b: 1 }
---*/

// Semantics 4.3: Being followed keeps no context alive and saves none from hang detection.
// Semantics 7/signals-first [new on]: Signals under way are delivered before the hang check.
// Semantics 8.3: Timers belong to the current context, whatever the async frame.

import { io, sleep, current } from "ctxcheck";

let ready;
const isReady = new Promise(resolve => {
  ready = resolve;
});

export async function a() {
  const hold = io("hold");
  await isReady;
  await sleep(5);
  console.log("a woke in", current());
  return await hold;
}

export async function b() {
  ready();
  await io("b");
  return "b";
}
