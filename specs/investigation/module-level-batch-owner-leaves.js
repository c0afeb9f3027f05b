/*---
summary: "the shared batch, when the request that armed the flush may go away first"
see: [prisma/orm#28732]
runtime: [workerd-2026-11-17, workerd-2025-09-24]
requests: { page: 2 }
disconnects: 1
expect: [dead-settle, hung, poisoned]
---*/

// The flush timer is one of the things that a request owns, so it ends with the request. If the
// client of page#1 disconnects before the timer fires, nobody ever flushes the batch, but the
// batch is still there, marked as scheduled. Every later request joins it and is cancelled as
// hung. The isolate is poisoned: "the worker hangs" until it is restarted, whatever comes in.

import { Batcher, io } from "ctxcheck";

class PrismaClient {
  batch = new Batcher({ flush: "timer", delay: 0, load: (keys) => io("select") });

  user = { findUnique: (id) => this.batch.load(id) };
}

const db = new PrismaClient();

export async function page() {
  return await db.user.findUnique(1);
}
