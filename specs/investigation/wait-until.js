/*---
summary: "waitUntil around every query on the shared client: half a fix"
see: [prisma/orm#28732]
runtime: [workerd-2026-11-17, workerd-2025-09-24]
requests: { page: 2 }
disconnects: 1
expect: [dead-settle, hung]
---*/

// ctx.waitUntil(query) keeps the context of the request that armed the flush alive until the
// batch is answered, also if its client disconnects or it is answered early. So the batch cannot
// be left behind any longer: this is no longer `poisoned`, compare
// module-level-batch-owner-leaves.js. But it does nothing for the request that joins. A waitUntil
// promise is not a pending event; the runtime sees no I/O, no timer, and cancels the request as
// before.

import { Batcher, io } from "ctxcheck";

class PrismaClient {
  batch = new Batcher({ flush: "timer", delay: 0, load: (keys) => io("select") });

  user = { findUnique: (id) => this.batch.load(id) };
}

const db = new PrismaClient();

export async function page(request, env, ctx) {
  const query = db.user.findUnique(1);
  ctx.waitUntil(query);
  return await query;
}
