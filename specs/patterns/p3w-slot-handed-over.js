/*---
summary: "a semaphore that hands its permit to the next in the queue, dead or alive"
see: [cloudflare/workerd#1185]
runtime: [workerd-2026-11-17, workerd-2025-09-24]
requests: { page: 3 }
expect: [dead-settle, hung, poisoned]
---*/

// This semaphore is fair: release() does not free the permit if somebody waits, it hands it over.
// The receiver is expected to release it in turn.
//
// Shortest order, with everybody staying: page#1 takes the permit; page#2 queues up, and since it
// waits for nothing but a function in a queue, it is cancelled as hung; page#1's call is answered,
// it hands the permit to page#2, which is dead, and answers; page#3 arrives, queues up for a permit
// that nobody holds, and is cancelled too. So is everybody after it.
//
// In production: the isolate is poisoned by nothing but two requests at the same time. It looks
// like a leak of permits, and every path through the code releases its permit. With a free permit
// for everybody, that is with less load than permits, it never happens.

import { io } from "ctxcheck";

class Semaphore {
  waiters = [];

  constructor(permits) {
    this.permits = permits;
  }

  async acquire() {
    if (this.permits > 0) {
      this.permits--;
      return;
    }
    await new Promise((resolve) => this.waiters.push(resolve));
  }

  release() {
    const next = this.waiters.shift();
    if (next) next();
    else this.permits++;
  }
}

const semaphore = new Semaphore(1);

export async function page() {
  await semaphore.acquire();
  try {
    return await io("query");
  } finally {
    semaphore.release();
  }
}
