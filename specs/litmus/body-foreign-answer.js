/*---
summary: "the first request keeps a Response; the others answer with it"
requests: { /page: 3 }
---*/

// Answering with a body of another request fails with foreign-io, and does not use the body up: so every request but
// its maker fails, and the maker, if it answers with it too, succeeds.
//
// Semantics 8.6: A body belongs to the context that made it.

import { io } from "ctxcheck";

let kept;

export default {
  async fetch() {
    if (kept !== undefined) return kept;
    kept = new Response("kept");
    await io("hold");
    return kept;
  },
};
