/*---
summary: "the reference family of the search benchmark, batches flushed by a timer"
requests: { page: 2 }
disconnects: 1
bursts: any
params: { R: 2 }
expect: [dead-settle, hung, poisoned]
---*/

// The size is given by the options: N requests by --requests page=N, R rounds by --param R=2,
// D disconnects by --disconnects D. tests/bench/README.md compares it with other checkers.
//
// In each round a request puts a job, a promise of its own, into the shared queue, and schedules a
// flush of the queue unless one is scheduled. The flush takes all jobs as one batch, makes one call
// for it, and settles them in order.

import { io, params } from "ctxcheck";

let queue = [];
let scheduled = false;

function flush() {
  const batch = queue;
  queue = [];
  scheduled = false;
  io("load").then(() => {
    for (const settle of batch) settle();
  });
}

function load() {
  return new Promise((settle) => {
    queue.push(settle);
    if (scheduled) return;
    scheduled = true;
    setTimeout(flush, 0);
  });
}

export async function page() {
  for (let round = 0; round < params.R; round++) await load();
}
