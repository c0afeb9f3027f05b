/*---
summary: "a limiter queues closures, and whoever completes runs the next one"
see: [cloudflare/workerd#1185]
runtime: [workerd-2026-11-17, workerd-2025-09-24]
requests: { page: 2 }
expect: [hung, lost-work]
---*/

// The queue holds whole jobs, not just who waits. The request whose job ends takes the next one
// from the queue and calls it: code of another request, in its own context. All that the job starts
// belongs to the request that runs it.
//
// Shortest order: page#1 runs its job; page#2 queues one up, and is cancelled as hung, as everybody
// is who waits for a function in a queue; page#1's call is answered, and it runs the job of page#2,
// which starts a call in the name of page#1. page#1 answers and ends, and the call is cancelled
// (`lost-work`). The slot is never given back: with a third request (`--requests page=3`) the
// isolate is poisoned, with all clients staying.
//
// In production: writes that were accepted and never happened, or happened in part, and calls that
// are accounted to the wrong request. With a free slot for everybody it never happens.

import { io } from "ctxcheck";

class Limiter {
  active = 0;
  jobs = [];

  constructor(slots) {
    this.slots = slots;
  }

  run(job) {
    return new Promise((resolve, reject) => {
      this.jobs.push(() => job().then(resolve, reject));
      this.next();
    });
  }

  async next() {
    if (this.active === this.slots || this.jobs.length === 0) return;
    this.active++;
    await this.jobs.shift()();
    this.active--;
    this.next();
  }
}

const limiter = new Limiter(1);

export async function page() {
  return await limiter.run(() => io("query"));
}
