/*---
summary: "attempt 2, the fix that is in use: a client per request on requestInfo.ctx, and getDb()"
runtime: all
requests: { page: 3 }
disconnects: 1
expect: safe
---*/

// sessionMiddleware attaches a new client to the context of the request; everything else asks
// getDb() for it. The flush is still a timer, and queries of one request still share a batch. But
// the batch, its timer, its promises and the query all belong to one context: they live and die
// together. It is a fix for every order of events, also when clients disconnect.

import { AsyncLocalStorage } from "node:async_hooks";
import { Batcher, io } from "ctxcheck";

const store = new AsyncLocalStorage();
const requestInfo = {
  get ctx() {
    return store.getStore().ctx;
  },
};

class PrismaClient {
  batch = new Batcher({ flush: "timer", delay: 0, load: (keys) => io("select") });

  user = { findUnique: (id) => this.batch.load(id) };
}

const getDb = () => requestInfo.ctx.db;

function sessionMiddleware() {
  requestInfo.ctx.db = new PrismaClient();
}

async function render() {
  const users = await Promise.all([getDb().user.findUnique(1), getDb().user.findUnique(2)]);
  return users.join();
}

export async function page() {
  return await store.run({ ctx: {} }, async () => {
    sessionMiddleware();
    return await render();
  });
}
