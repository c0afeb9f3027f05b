/*---
summary: "the module calls setTimeout while it is evaluated"
requests: { a: 1 }
---*/

// There is no context that a timer could belong to: arming one at module scope throws, and nothing
// fires later.
//
// Semantics 1.6/scope: Calls and timers are refused at module scope.

import { io } from "ctxcheck";

let refused = "armed";
try {
  setTimeout(() => console.log("fired"), 0);
} catch {
  refused = "refused";
}

export async function a() {
  await io("x");
  return refused;
}
