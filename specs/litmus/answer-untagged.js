/*---
summary: "a answers with a promise of the module; b settles it while a's call is in flight, or after a ended"
requests: { /a: 1, /b: 1 }
---*/

// The promise that a's handler returns belongs to nobody, so its reactions run with whoever settles it. The
// runtime's own `then` on it is no exception, but the result of that belongs to a. So, flag on, the answer goes
// through a's inbox; if a has ended meanwhile it is a W. Flag off, a's client gets "Promise will never complete."
//
// Semantics 3.2: Reactions of an untagged promise run in the turn of whoever settles it.
// Semantics 5.6/untagged [on]: The answer by an untagged promise comes through the owner's inbox.
// Semantics 5.6 [off]: The runtime does not see its handler's promise settle in another context.

import { io } from "ctxcheck";

let settle;
const promise = new Promise((resolve) => (settle = resolve));

export default {
  fetch(request) {
    if (request.url.endsWith("/a")) {
      io("hold");
      return promise;
    }
    settle(new Response());
    return new Response("b");
  },
};
