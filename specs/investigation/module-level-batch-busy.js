/*---
summary: "the shared batch, when each request has a query of its own in flight as well"
see: [prisma/orm#28732]
runtime: [workerd-2026-11-17, workerd-2025-09-24]
requests: { page: 2 }
expect: [dead-settle, hung]
---*/

// Why the failure comes and goes. A request that joins the batch of another one survives as long
// as it has something of its own pending, here a findMany, which does not go through the batcher.
// If the batch is answered first, its result is handed to the request in a turn of its own, and
// all is well (`ctxcheck outcomes` lists it). If its own query is answered first, it is
// cancelled. Under real timing one of the two orders can be rare, but which of them is decided by
// the database.

import { Batcher, io } from "ctxcheck";

class PrismaClient {
  batch = new Batcher({ flush: "timer", delay: 0, load: (keys) => io("select") });

  user = { findUnique: (id) => this.batch.load(id) };
  todo = { findMany: () => io("list") };
}

const db = new PrismaClient();

export async function page() {
  const [user, todos] = await Promise.all([db.user.findUnique(1), db.todo.findMany()]);
  return `${user} ${todos}`;
}
