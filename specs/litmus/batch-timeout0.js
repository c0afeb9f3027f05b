/*---
summary: "a shared batch is flushed by setTimeout 0; can a second request join it?"
requests: { page: 2 }
---*/

// The timer is a turn of its own, so page#2 can come before it. It joins, has nothing pending, and
// is hung at once. page#1 then flushes both jobs: flag on, that of page#2 is a W.
//
// Semantics 1.5: A timer without delay is a turn of its own, not a microtask.
// Semantics 6.5: A context with nothing pending is cancelled as hung.
// Semantics 5.3 [on]: Settling a promise of a dead context prints W and drops its reactions.

import { current } from "ctxcheck";

let jobs = [];

function load(key) {
  return new Promise(resolve => {
    jobs.push({ key, resolve });
    if (jobs.length === 1) setTimeout(flush, 0);
  });
}

function flush() {
  const batch = jobs;
  jobs = [];
  console.log("flush", batch.length, "in", current());
  for (const job of batch) job.resolve(job.key);
}

export async function page() {
  return await load(1);
}
