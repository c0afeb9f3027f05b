/*---
summary: "a shared loader collects keys and flushes them by a timer"
see: [prisma/orm#28732]
runtime: all
requests: { page: 2 }
expect:
  default: [dead-settle, hung]
  workerd-2026-11-17-off: [foreign-run, hung]
  workerd-2025-09-24-off: [foreign-run, hung]
---*/

// The loader is made at module scope, so its queue and its "armed" flag are shared by all
// requests. The first key arms a timer; every key until the timer fires is answered by one query.
//
// Shortest order: page#1 arrives and arms the timer; page#2 arrives, joins the queue, and is
// cancelled as hung at once: what it waits for is a function in a queue, it has no call and no
// timer of its own. Then the timer of page#1 fires, its query is answered, and page#1 settles the
// promise of page#2, which is gone.
//
// In production: "code had hung" for some requests, and after each the warning about a promise of
// a different request context. A request that has other I/O in flight when it joins survives as
// long as that takes, so a stress test in which every request does a little more than this passes.
// With the flag off there is no warning; what page#2 does after its wait then runs inside page#1.

import { io } from "ctxcheck";

class Loader {
  queue = [];
  armed = false;

  load(key) {
    return new Promise((resolve) => {
      this.queue.push({ key, resolve });
      if (this.armed) return;
      this.armed = true;
      setTimeout(() => this.flush(), 10);
    });
  }

  async flush() {
    const jobs = this.queue;
    this.queue = [];
    this.armed = false;
    const answer = await io("query");
    for (const { key, resolve } of jobs) resolve(`${answer} ${key}`);
  }
}

const loader = new Loader();

export async function page() {
  return await loader.load("user");
}
