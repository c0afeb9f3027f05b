/*---
summary: "in one event-loop pass a call of a completes, which settles b's promise, and b's client goes away"
requests: { a: 1, b: 1 }
disconnects: 1
bursts: 1
---*/

// Semantics 1.1: The current context is that of the turn, whoever registered the code that runs.
// Semantics 5.6 [off]: The runtime does not see its handler's promise settle in another context.
// Semantics 6.4: Without waitUntil a disconnect destroys the context at once.

import { io, current } from "ctxcheck";

let settle;

export async function a() {
  await io("x");
  settle?.("v");
  return "a";
}

export async function b() {
  const own = io("own");
  const value = await new Promise(resolve => {
    settle = resolve;
  });
  console.log("b goes on in", current());
  return value + (await own);
}
