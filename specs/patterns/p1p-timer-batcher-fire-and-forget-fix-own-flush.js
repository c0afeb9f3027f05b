/*---
summary: "fix of p1p-timer-batcher-fire-and-forget: every request arms a flush of its own keys"
see: [prisma/orm#28732]
runtime: all
requests: { touch: 1, page: 1 }
expect: safe
---*/

// As in p1p-timer-batcher-owner-leaves-fix-own-flush.js: a queue and a timer per request. What
// touch leaves behind is its own, and dies alone. The visit is lost with it; the checker warns
// about that (`lost-work`), and ctx.waitUntil(loader.load(...)) would keep it.

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

export async function touch(request) {
  loader.load(request, "visit");
  return "done";
}
