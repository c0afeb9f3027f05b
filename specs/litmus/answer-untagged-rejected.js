/*---
summary: "a answers with a promise of the module; b rejects it while a's call is in flight, or after a ended"
requests: { /a: 1, /b: 1 }
---*/

// As `answer-untagged`, with a rejection: flag on, a's client gets the error that b made.
//
// Semantics 5.6/untagged [on]: The answer by an untagged promise comes through the owner's inbox.
// Semantics 5.6 [off]: The runtime does not see its handler's promise settle in another context.

import { io } from "ctxcheck";

let fail;
const promise = new Promise((resolve, reject) => (fail = reject));
promise.catch(() => {});

export default {
  fetch(request) {
    if (request.url.endsWith("/a")) {
      io("hold");
      return promise;
    }
    fail(new Error("no"));
    return new Response("b");
  },
};
