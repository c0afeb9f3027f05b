/*---
summary: "after the cache was removed: a fresh database client on every call"
requests: { page: 2, queue: 1 }
disconnects: 1
expect: safe
---*/

// Nothing is shared, not even within a request, so nothing can cross: every promise, timer and
// query of a client belongs to the context that called createDb(). It works in queue handlers
// too. The price is that two calls do not share a batch: two queries instead of one.

import { Batcher, io } from "ctxcheck";

function createDb() {
  const batch = new Batcher({ flush: "timer", load: (keys) => io("select") });
  return { findUnique: (id) => batch.load(id) };
}

async function render() {
  const rows = await Promise.all([createDb().findUnique(1), createDb().findUnique(2)]);
  return rows.join();
}

export async function page() {
  return await render();
}

export async function queue() {
  return await render();
}
