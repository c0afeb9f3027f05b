/*---
summary: "a timer is refused while the module is evaluated"
requests: { a: 1 }
---*/

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
