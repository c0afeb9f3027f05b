/*---
summary: "attempt 1: a Proxy that finds the request's client through AsyncLocalStorage"
runtime: all
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// defineRequestState() returned a Proxy; every access went to an instance kept on
// `requestInfo.__userContext`. It was suspected of a "sticky state" and abandoned. It is not
// sticky: the store of AsyncLocalStorage is the one of the async frame in which code runs, here
// always the frame of the request itself, because nothing of one request is continued by another
// one. (It would be different for code that runs in a shared flush: that sees the store of the
// request which armed the flush.) The assertions say so for every order of events.
//
// So this attempt fixed the failure wherever it was in use, and what went on failing must have
// gone past it: see stale-module-after-reload.js.

import { AsyncLocalStorage } from "node:async_hooks";
import { Batcher, assert, current, io } from "ctxcheck";

const store = new AsyncLocalStorage();
const requestInfo = {
  get __userContext() {
    return store.getStore().userContext;
  },
};

let stateCounter = 0;

function defineRequestState() {
  const key = `state-${stateCounter++}`;
  const state = new Proxy(
    {},
    {
      get(target, property) {
        return requestInfo.__userContext[key][property];
      },
    },
  );
  const setState = (instance) => {
    requestInfo.__userContext[key] = instance;
  };
  return [state, setState];
}

class PrismaClient {
  madeFor = current();
  batch = new Batcher({ flush: "timer", delay: 0, load: (keys) => io("select") });

  user = { findUnique: (id) => this.batch.load(id) };
}

const [db, setDb] = defineRequestState();

async function sessionMiddleware() {
  setDb(new PrismaClient());
  await db.user.findUnique(1);
}

async function render() {
  assert(db.madeFor === current(), "the state of another request");
  const users = await Promise.all([db.user.findUnique(1), db.user.findUnique(2)]);
  assert(db.madeFor === current(), "the state of another request, after an await");
  return users.join();
}

export async function page() {
  return await store.run({ userContext: {} }, async () => {
    await sessionMiddleware();
    return await render();
  });
}
