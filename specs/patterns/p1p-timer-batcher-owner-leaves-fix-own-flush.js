/*---
summary: "fix of p1p-timer-batcher-owner-leaves: every request arms a flush of its own keys"
see: [prisma/orm#28732]
runtime: all
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// The loader is shared, the queues are not: a request finds the queue of its own, and arms its own
// timer for it. If its client leaves, exactly its own keys are lost.
//
// It does not do to arm a timer per request for the one shared queue. The isolate is then not
// poisoned any more; but the first timer takes all jobs along, and the others, whose own timers
// find the queue empty, are cancelled as hung while they wait for that query.

import { assert, current, io } from "ctxcheck";

class Loader {
  queues = new WeakMap(); // by request

  load(request, key) {
    return new Promise((resolve) => {
      const job = { key, resolve, request: current() };
      const queue = this.queues.get(request);
      if (queue) {
        queue.push(job);
        return;
      }
      this.queues.set(request, [job]);
      setTimeout(() => this.flush(request), 10);
    });
  }

  async flush(request) {
    const jobs = this.queues.get(request);
    this.queues.delete(request);
    assert(jobs.every((job) => job.request === current()), "a key of another request");
    const answer = await io("query");
    for (const { key, resolve } of jobs) resolve(`${answer} ${key}`);
  }
}

const loader = new Loader();

export async function page(request) {
  const [user, team] = await Promise.all([
    loader.load(request, "user"),
    loader.load(request, "team"),
  ]);
  return `${user}, ${team}`;
}
