/*---
summary: "fix of p4-release-timer: note when a call may start, and wait until then by oneself"
see: [withastro/astro#7572]
runtime: all
requests: { page: 2 }
params: { limit: 1 }
expect: safe
---*/

// A slot that time gives back needs no timer: a call reserves its start, one interval after the
// start of the call that was `limit` calls ago, and waits until then by a timer of its own, which
// it awaits. Nobody has to give anything back, so it does not matter who is still there. A request
// that dies while it waits has used up one start, and nothing else.
//
// The clock stands for Date.now(), counted in intervals. Between two readings any time may have
// passed: it is found where it was or at any later time up to one interval after the last reserved
// start; beyond that all times are alike, since nobody has to wait. That includes clocks that stand
// still, as the real one does during a turn.

import { choose, io, params, sleep } from "ctxcheck";

const clock = {
  time: 0,
  now(lastReserved) {
    this.time += choose(Math.max(lastReserved + 1 - this.time, 0) + 1);
    return this.time;
  },
};

class Throttle {
  starts = []; // of the last `limit` calls

  constructor(limit, interval) {
    this.limit = limit;
    this.interval = interval;
  }

  async run(job) {
    const now = clock.now(this.starts.at(-1) ?? 0);
    const full = this.starts.length === this.limit;
    const start = full ? Math.max(now, this.starts.shift() + 1) : now;
    this.starts.push(start);
    if (start > now) await sleep((start - now) * this.interval);
    return await job();
  }
}

const throttle = new Throttle(params.limit, 1000);

export async function page() {
  return await throttle.run(() => io("story"));
}
