/*---
summary: "attempt 4: a database-intensive middleware on every request, driven by a no-op function"
requests: { page: 1, noOp: 2 }
disconnects: 1
params: { client: request }
expect: safe
---*/

// The whole pipeline under load: the session, then create, wait, delete, then the page or the
// no-op server function. The session is looked up by findUnique, so this test did go through
// dispatchBatches on every request. But through the one of the request's own client, since
// attempt 2. With the client where it was before, the same load does fail, and needs no load to
// do so: try
//
//   ctxcheck check specs/investigation/middleware-and-no-op.js --param client=module

import { Batcher, io, params, sleep } from "ctxcheck";

class PrismaClient {
  batch = new Batcher({ flush: "timer", delay: 0, load: (keys) => io("select") });

  session = { findUnique: (id) => this.batch.load(id) };
  todo = {
    create: () => io("insert"),
    delete: () => io("delete"),
    findMany: () => io("list"),
  };
}

const shared = new PrismaClient();

function clientForRequest() {
  return params.client === "module" ? shared : new PrismaClient();
}

async function pipeline(handler) {
  const db = clientForRequest();
  await db.session.findUnique("session");
  await db.todo.create();
  await sleep(100);
  await db.todo.delete();
  return await handler(db);
}

export async function page() {
  return await pipeline((db) => db.todo.findMany());
}

export async function noOp() {
  return await pipeline(async () => "nothing");
}
