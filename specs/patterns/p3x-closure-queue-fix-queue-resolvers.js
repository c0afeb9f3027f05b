/*---
summary: "fix of p3x-closure-queue: queue who waits, not what it wants to do"
see: [cloudflare/workerd#1185]
runtime: [workerd-2026-11-17, workerd-2025-09-24]
requests: { page: 2 }
expect: safe
---*/

// The queue holds resolvers. Who completes only tells the next one, which wakes up in a turn of its
// own and runs its own job there: the call is its own, and is not cancelled with anybody else.
//
// That is the fix for the foreign call, and it needs two more things to be safe, for the reasons of
// p3w-slot-handed-over-fix-own-timer-and-wait-until.js: who waits keeps a timer of its own, or it
// is hung in the queue, and waitUntil holds it until it has passed on its turn. Only with the flag
// on.

import { assert, current, io } from "ctxcheck";

class Limiter {
  active = 0;
  waiters = [];

  constructor(slots) {
    this.slots = slots;
  }

  run(ctx, job) {
    const result = this.inTurn(job);
    ctx.waitUntil(result);
    return result;
  }

  async inTurn(job) {
    if (this.active === this.slots) await this.turn();
    else this.active++;
    try {
      return await job();
    } finally {
      const next = this.waiters.shift();
      if (next) next();
      else this.active--;
    }
  }

  // Waits to be called, with a timer running.
  async turn() {
    let timer;
    const beat = () => {
      timer = setTimeout(beat, 1000);
    };
    beat();
    await new Promise((resolve) => this.waiters.push(resolve));
    clearTimeout(timer);
  }
}

const limiter = new Limiter(1);

export async function page(request, env, ctx) {
  const owner = current();
  return await limiter.run(ctx, () => {
    assert(current() === owner, "a job runs in another request");
    return io("query");
  });
}
