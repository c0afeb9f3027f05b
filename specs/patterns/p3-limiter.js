/*---
summary: "a shared limiter, and the request that holds the slot may leave"
see: [cloudflare/workerd#1185, cloudflare/workers-sdk#15753]
runtime: [workerd-2026-11-17, workerd-2025-09-24]
requests: { page: 2 }
disconnects: 1
expect: [dead-settle, hung, poisoned]
---*/

// The limiter is made at module scope: the number of running jobs and the queue of those who wait
// are shared. The slot is given back in `finally`, as it should be.
//
// Shortest order: page#1 takes the slot; its client disconnects, its call is cancelled, and
// `finally` does not run, since nothing of a dead request runs; page#2 arrives, queues up for a
// slot that nobody will give back, and is cancelled as hung. So is everybody after it.
//
// In production: after every closed browser tab the limiter is one slot smaller. With ten slots
// nothing is seen until the tenth; then the isolate fails all requests, with no load at all. Long
// before that, and with everybody staying, who waits is cancelled as hung (`A B`), and settled
// later, when it is dead (`A B`, then A's call).

import { io } from "ctxcheck";

class Limiter {
  active = 0;
  waiters = [];

  constructor(slots) {
    this.slots = slots;
  }

  async run(job) {
    while (this.active === this.slots) {
      await new Promise((resolve) => this.waiters.push(resolve));
    }
    this.active++;
    try {
      return await job();
    } finally {
      this.active--;
      this.waiters.shift()?.();
    }
  }
}

const limiter = new Limiter(1);

export async function page() {
  return await limiter.run(() => io("query"));
}
