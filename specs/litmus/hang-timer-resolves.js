/*---
summary: "a request that waits for its own timer only is answered by it"
requests: { a: 1, b: 1 }
---*/

// Semantics 7/timers: Armed timers are pending events.

import { io, sleep, current } from "ctxcheck";

export async function a() {
  await sleep(5);
  return "a in " + current();
}

export async function b() {
  await io("x");
  return "b in " + current();
}
