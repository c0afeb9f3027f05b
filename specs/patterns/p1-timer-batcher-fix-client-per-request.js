/*---
summary: "fix of p1-timer-batcher: a loader per request"
see: [prisma/orm#28732]
runtime: all
requests: { page: 2 }
expect: safe
---*/

// Nothing is shared, so there is nobody to wait for: a request joins only its own queue, and the
// timer that flushes it is its own. The keys of one request still go out in one query. Holds under
// every profile and whoever leaves.

import { assert, current, io } from "ctxcheck";

class Loader {
  queue = [];
  armed = false;

  load(key) {
    return new Promise((resolve) => {
      this.queue.push({ key, resolve, request: current() });
      if (this.armed) return;
      this.armed = true;
      setTimeout(() => this.flush(), 10);
    });
  }

  async flush() {
    const jobs = this.queue;
    this.queue = [];
    this.armed = false;
    assert(jobs.every(({ request }) => request === current()), "a key of another request");
    const answer = await io("query");
    for (const { key, resolve } of jobs) resolve(`${answer} ${key}`);
  }
}

export async function page() {
  const loader = new Loader();
  const [user, team] = await Promise.all([loader.load("user"), loader.load("team")]);
  return `${user}, ${team}`;
}
