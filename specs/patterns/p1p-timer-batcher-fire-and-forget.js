/*---
summary: "the shared loader, and a request that calls it without waiting"
see: [prisma/orm#28732]
runtime: [workerd-2026-11-17, workerd-2025-09-24]
requests: { touch: 1, page: 1 }
expect: [hung, poisoned]
---*/

// The loader of p1-timer-batcher.js, called by somebody who does not wait for the result: a visit
// is noted, the answer goes out at once. With the answer the request ends, and with it the timer
// that it armed; the "armed" flag is a module variable and stays.
//
// Shortest order, strictly sequential, nobody leaves: touch arrives, arms the timer, and is
// answered; page arrives, finds the loader armed, joins, and is cancelled as hung. So is every page
// after it, until the isolate is evicted.
//
// In production: one route that nobody suspects, since it always answers, takes down all the
// others. A test of either route alone is green.

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

export async function touch() {
  loader.load("visit");
  return "done";
}
