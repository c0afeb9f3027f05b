/*---
summary: "the fix inside the library: one shared client, but a batch per request"
runtime: all
requests: { page: 3 }
disconnects: 1
expect: safe
---*/

// What the batcher itself could do: keep collecting by timer, and keep the client at module
// scope, but open a batch per request (`scope: "request"`; in a library, a Map by what
// AsyncLocalStorage gives). A batch then lives and dies with the request that owns its timer, as
// with a client per request.

import { Batcher, assert, current, io } from "ctxcheck";

class PrismaClient {
  batch = new Batcher({
    flush: "timer",
    delay: 0,
    scope: "request",
    load: (keys) => {
      assert(keys.every((key) => key.request === current()), "a query of another request");
      return io("select");
    },
  });

  user = { findUnique: (id) => this.batch.load({ id, request: current() }) };
}

const db = new PrismaClient();

export async function page() {
  const users = await Promise.all([db.user.findUnique(1), db.user.findUnique(2)]);
  return users.join();
}
