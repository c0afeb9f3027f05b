/*---
summary: "the hypothesis of the log: a shared batch flushed by the real process.nextTick"
runtime: all
requests: { page: 3 }
disconnects: 1
expect: safe
---*/

// "It is possible for queries from two separate requests to land in the same event loop tick." It
// is not. In this runtime process.nextTick is a microtask like any other, and microtasks run
// until none is left before anything else can happen: before another request arrives, before a
// call completes, before a timer fires. So such a batch is always flushed in the turn that opened
// it, and holds the queries of that one request; the shared client is harmless. The assertion
// says so for every order of events. (The client in the log looked like this one. It was not: see
// module-level-batch.js.)

import { Batcher, assert, current, io } from "ctxcheck";

class PrismaClient {
  batch = new Batcher({
    flush: "nextTick",
    load: (keys) => {
      assert(keys.length === 2, "both queries of the request, and no others");
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
