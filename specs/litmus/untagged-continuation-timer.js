/*---
summary: "a awaits an untagged promise, b settles it, and a's code arms a timer"
requests: { a: 1, b: 1 }
---*/

// a's code goes on in b, so the timer is b's: it fires in b, in all versions, or ends with b. The
// code then waits for `hold`, in b. Only [new on], and only if b lives until then, does its result
// reach a; otherwise a is hung, unless b came first.
//
// Semantics 4.3: Being followed keeps no context alive and saves none from hang detection.
// Semantics 7/signals-first [new on]: Signals under way are delivered before the hang check.
// Semantics 8.3: Timers belong to the current context, whatever the async frame.

import { io, sleep, current } from "ctxcheck";

let settle;
const untagged = new Promise(resolve => {
  settle = resolve;
});

export async function a() {
  const hold = io("hold");
  await untagged;
  await sleep(5);
  console.log("a woke in", current());
  return await hold;
}

export async function b() {
  settle();
  await io("b");
  return "b";
}
