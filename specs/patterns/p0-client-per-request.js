/*---
summary: "control: timers, a limiter and a memo, all of them made per request"
runtime: all
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// Everything that is dangerous in the module-level clients of P1 to P3, in one client, made by the
// request that uses it: a flush by timer, a limiter that queues closures, a pending promise that is
// awaited twice. None of it matters if nobody else gets hold of it.

import { io } from "ctxcheck";

class Client {
  queue = [];
  active = 0;
  jobs = [];
  flying = new Map();

  load(key) {
    if (!this.flying.has(key)) {
      const promise = this.enqueue(key).finally(() => this.flying.delete(key));
      this.flying.set(key, promise);
    }
    return this.flying.get(key);
  }

  enqueue(key) {
    return new Promise((resolve) => {
      this.queue.push({ key, resolve });
      if (this.queue.length === 1) setTimeout(() => this.flush(), 10);
    });
  }

  flush() {
    for (const { key, resolve } of this.queue.splice(0)) {
      this.jobs.push(() => io(key).then(resolve));
      this.next();
    }
  }

  async next() {
    if (this.active === 1 || this.jobs.length === 0) return;
    this.active++;
    await this.jobs.shift()();
    this.active--;
    this.next();
  }
}

export async function page() {
  const client = new Client();
  const answers = ["user", "team", "user"].map((key) => client.load(key));
  return (await Promise.all(answers)).join();
}
