/*---
summary: "a awaits an untagged promise, b settles it, and a's code starts a call"
requests: { a: 1, b: 1 }
---*/

// a's code goes on in b, so `more` is a call of b and ends with it; [old] refuses it, since the
// async frame is a's. The code then waits for `hold`, in b. Only [new on], and only if b lives
// until then, does its result reach a; otherwise a is hung, unless b came first.
//
// Semantics 8.2: A call belongs to the context that is current when it starts.
// Semantics 8.2/frame [old]: A call is refused if its async frame was captured in another request.
// Semantics 8.2/free [new]: A call works whatever its async frame.

import { io, current } from "ctxcheck";

let settle;
const untagged = new Promise(resolve => {
  settle = resolve;
});

export async function a() {
  const hold = io("hold");
  await untagged;
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
  settle();
  await io("b");
  return "b";
}
