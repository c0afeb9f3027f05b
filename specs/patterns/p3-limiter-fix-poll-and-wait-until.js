/*---
summary: "fix of p3-limiter: who waits looks again and again; waitUntil around the critical section"
see: [emdash-cms/emdash#1489]
runtime: all
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// No queue at all: who finds no slot sleeps and looks again. The sleep is a timer of its own, so it
// is not hung, and no request ever settles anything of another one; therefore it holds with the
// flag off too. waitUntil sees to it that the slot is given back. The price: no fairness, and a
// wait that is up to one sleep too long.

import { io, sleep } from "ctxcheck";

class Limiter {
  active = 0;

  constructor(slots) {
    this.slots = slots;
  }

  run(ctx, job) {
    const section = this.section(job);
    ctx.waitUntil(section);
    return section;
  }

  async section(job) {
    while (this.active === this.slots) await sleep(20);
    this.active++;
    try {
      return await job();
    } finally {
      this.active--;
    }
  }
}

const limiter = new Limiter(1);

export async function page(request, env, ctx) {
  return await limiter.run(ctx, () => io("query"));
}
