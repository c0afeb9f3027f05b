/*---
summary: "fix of p3-limiter: a limiter per request"
see: [cloudflare/workerd#1185]
runtime: all
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// The runtime allows six connections at a time to a request, so what has to be limited is most
// often what one request does, and a limiter for that can be its own. The slot and the queue die
// with it. What it cannot do is to limit all requests together.

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

export async function page() {
  const limiter = new Limiter(1);
  const answers = ["query", "count"].map((name) => limiter.run(() => io(name)));
  return (await Promise.all(answers)).join();
}
