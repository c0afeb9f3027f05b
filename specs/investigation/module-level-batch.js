/*---
summary: "one module-level client; its findUnique batches are flushed by a timer"
see: [prisma/orm#28732]
requests: { page: 2 }
expect: [dead-settle, hung]
---*/

// The failure itself. A client made at module scope is shared by all requests, and so is the
// batch that its findUnique calls collect in. What flushes the batch is
// `process.nextTick(flush)`, which cannot mix requests; but the build of the client for edge
// runtimes brings a `process` of its own, whose nextTick(f) is setTimeout(f, 0). A timer is
// another turn, and another request can come in between:
//
//   page#1 arrives, opens the batch, and arms the flush: the timer belongs to page#1.
//   page#2 arrives and joins the batch. It waits for a promise that only page#1 can settle, and has
//          neither I/O nor a timer of its own: the runtime cancels it as hung, at once.
//   page#1's timer dispatches both jobs in one query, and when the query is answered, page#1
//          settles the promise of page#2, which is gone: the warning in the log.
//
// Two requests with one findUnique each are enough. No disconnect, no load, no slow query.

import { Batcher, io } from "ctxcheck";

class PrismaClient {
  // One query answers all keys of the batch.
  batch = new Batcher({ flush: "timer", delay: 0, load: (keys) => io("select") });

  user = { findUnique: (id) => this.batch.load(id) };
}

const db = new PrismaClient();

export async function page() {
  return await db.user.findUnique(1);
}
