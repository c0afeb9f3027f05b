/*---
summary: "a rate limiter gives a slot back by a timer that nobody waits for"
see: [withastro/astro#7572]
runtime: all
requests: { page: 2 }
params: { limit: 1 }
expect:
  default: [dead-settle, hung, poisoned]
  workerd-2026-11-17-off: [foreign-run, hung, poisoned]
  workerd-2025-09-24-off: [foreign-run, hung, poisoned]
---*/

// The limiter lets `limit` calls start in each interval. A call takes a slot and arms a timer that
// gives the slot back; nobody waits for that timer. The number of slots and the queue are shared.
//
// Shortest order, strictly sequential: page#1 takes the slot, its call is answered, it answers, and
// the timer ends with it. The slot is gone, in an isolate in which nothing is going on. page#2
// arrives, queues up, and is cancelled as hung; so is everybody after it. With more slots it takes
// as many requests more (--param limit=2 --requests page=3). If page#2 comes while page#1 waits for
// its call, it is hung as well, and settled later, when the timer has given the slot back.
//
// In production: after a deployment the first few requests are fast, then all fail until the
// isolate is evicted. On Node the very same code is right. A test with fewer requests than slots is
// green, and so is one in which each request lasts longer than an interval.

import { io, params } from "ctxcheck";

class Throttle {
  active = 0;
  queue = [];

  constructor(limit, interval) {
    this.limit = limit;
    this.interval = interval;
  }

  run(job) {
    return new Promise((resolve) => {
      this.queue.push({ job, resolve });
      this.next();
    });
  }

  next() {
    if (this.active === this.limit || this.queue.length === 0) return;
    this.active++;
    const { job, resolve } = this.queue.shift();
    resolve(job());
    setTimeout(() => {
      this.active--;
      this.next();
    }, this.interval);
  }
}

const throttle = new Throttle(params.limit, 1000);

export async function page() {
  return await throttle.run(() => io("story"));
}
