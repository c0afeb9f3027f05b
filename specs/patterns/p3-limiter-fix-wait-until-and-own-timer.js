/*---
summary: "fix of p3-limiter: waitUntil around the whole critical section, a timer for who waits"
see: [cloudflare/workerd#1185]
runtime: [workerd-2026-11-17, workerd-2025-09-24]
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// waitUntil around all of run(), from the wait for the slot to its release: whoever is in there
// lives until it has given the slot back. That alone keeps the limiter from being poisoned. But who
// waits in a queue is cancelled as hung, waitUntil or not, and then the slot is offered to the
// dead; so who waits keeps a timer of its own.
//
// Only with the flag on: with it off, who got the slot goes on inside the request that gave it.

import { io } from "ctxcheck";

class Limiter {
  active = 0;
  waiters = [];

  constructor(slots) {
    this.slots = slots;
  }

  run(ctx, job) {
    const section = this.section(job);
    ctx.waitUntil(section);
    return section;
  }

  async section(job) {
    while (this.active === this.slots) await this.turn();
    this.active++;
    try {
      return await job();
    } finally {
      this.active--;
      this.waiters.shift()?.();
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
  return await limiter.run(ctx, () => io("query"));
}
