/*---
summary: "a continuation of a that runs in b starts a call there; b answers"
requests: { a: 1, b: 1 }
---*/

// Semantics 8.2: A call belongs to the context that is current when it starts.
// Semantics 8.2/frame [old]: A call is refused if its async frame was captured in another request.
// Semantics 8.2/free [new]: A call works whatever its async frame.

import { io, current } from "ctxcheck";

let ready;
const isReady = new Promise(resolve => {
  ready = resolve;
});

export async function a() {
  const hold = io("hold");
  await isReady;
  let more;
  try {
    more = await io("more");
  } catch {
    more = "refused";
  }
  console.log("a has", more, "in", current());
  return more + " " + (await hold);
}

export async function b() {
  ready();
  await io("b");
  return "b";
}
