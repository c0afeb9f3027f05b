/*---
summary: "a answers with a promise of the module and waits for nothing else; b settles it"
requests: { /a: 1, /b: 1 }
---*/

// Waiting for a promise of nobody is no pending event, for the runtime's own `then` neither. So a is hung unless b
// comes first; what b settles afterwards is, flag on, a promise of a request that has ended: W.
//
// Semantics 5.6/untagged [on]: The answer by an untagged promise comes through the owner's inbox.
// Semantics 7: promises that others might settle are no pending events.

let settle;
const promise = new Promise((resolve) => (settle = resolve));

export default {
  fetch(request) {
    if (request.url.endsWith("/a")) return promise;
    settle(new Response());
    return new Response("b");
  },
};
