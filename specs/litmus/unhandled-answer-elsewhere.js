/*---
summary: "b settles the promise that a's handler returned, while a waits, or after it ended"
requests: { /a: 1, /b: 1 }
---*/

// Flag off, the runtime's own reaction on the promise that a's handler returned runs in b, where it may not touch a:
// it fails, and the failure is an unhandled rejection in b. Also if a ended long before.
//
// Semantics 5.6 [off]: The runtime does not see its handler's promise settle in another context.
// Semantics 5.6/raises [off]: The runtime's own reaction fails there, which nobody handles.

import { io, current } from "ctxcheck";

let settle;

addEventListener("unhandledrejection", (event) => {
  console.log(current(), event.reason.message.slice(0, 36));
});

export default {
  fetch(request) {
    if (request.url.endsWith("/a")) {
      io("hold");
      return new Promise((resolve) => (settle = resolve));
    }
    settle?.(new Response());
    return new Response("b");
  },
};
