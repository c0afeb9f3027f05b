/*---
summary: "attempt 4: a database-intensive middleware on every request, driven by a no-op function"
requests: { page: 1, noOp: 2 }
disconnects: 1
params: { client: request }
expect: safe
---*/

// The whole pipeline under load: create, wait, delete on every request, then the page or the
// no-op server function. None of these enters the batcher. The spec is generous and also looks
// the session up by findUnique. But since attempt 2 that goes through the batcher of the
// request's own client, so it is safe all the same. With the client where it was before, the very
// same pipeline fails, and needs no load to do so; try
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
