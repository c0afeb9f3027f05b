/*---
summary: "a batcher flushed by setTimeout 0: other requests come in between"
requests: { page: 2 }
---*/

// Semantics 1.5: A timer without delay is a turn of its own, not a microtask.
// Semantics 7/timers: Armed timers are pending events.

import { io, current } from "ctxcheck";

let jobs = [];
function load(key) {
  return new Promise(resolve => {
    jobs.push({
      k: key,
      ok: resolve,
    });
    if (jobs.length === 1) setTimeout(flush, 0);
  });
}
function flush() {
  const batch = jobs;
  jobs = [];
  console.log("flush", batch.length, "in", current());
  for (const job of batch) job.ok(job.k);
}

export async function page() {
  return await load(1);
}
