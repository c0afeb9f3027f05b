/*---
summary: "the SDK's own cache of database clients on the request context; queues have none"
requests: { page: 2, queue: 1 }
disconnects: 1
expect: [threw]
---*/

// What the SDK did before: createDb() kept one client per name and request in
// `requestInfo.rw.databases`. For requests that is a fix: a client, with all its promises and
// batches, stays in the context that made it. (These clients batch by a timer like the one of the
// demo; it makes no difference.) But a queue handler is entered without a request context, and
// there the cache has nowhere to be. That is why the SDK removed it. (`queue` is a plain request
// here; what matters is that nobody has filled the store for it.)

import { AsyncLocalStorage } from "node:async_hooks";
import { Batcher, io } from "ctxcheck";

const store = new AsyncLocalStorage();
const requestInfo = {
  get rw() {
    return store.getStore().rw;
  },
};

function createClient() {
  const batch = new Batcher({ flush: "timer", load: (keys) => io("select") });
  return { findUnique: (id) => batch.load(id) };
}

function createDb(name) {
  const { databases } = requestInfo.rw;
  if (!databases.has(name)) databases.set(name, createClient());
  return databases.get(name);
}

// Two calls of createDb find the same client, and so the same batch.
async function render() {
  const rows = await Promise.all([createDb("app").findUnique(1), createDb("app").findUnique(2)]);
  return rows.join();
}

export async function page() {
  return await store.run({ rw: { databases: new Map() } }, render);
}

export async function queue() {
  return await render();
}
