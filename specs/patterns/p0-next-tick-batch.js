/*---
summary: "control: the shared loader of p1-timer-batcher, flushed on process.nextTick"
runtime: all
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// The same loader at module scope, flushed on process.nextTick. On this runtime nextTick has no
// phase of its own, its callbacks are microtasks among the others; so it is as safe as
// p0-microtask-batch.js. Beware of a bundle that brings its own `process`: if its nextTick is a
// setTimeout, the very same source is p1-timer-batcher.js.

import { assert, current, io } from "ctxcheck";

class Loader {
  queue = [];
  armed = false;

  load(key) {
    return new Promise((resolve) => {
      this.queue.push({ key, resolve, request: current() });
      if (this.armed) return;
      this.armed = true;
      process.nextTick(() => this.flush());
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

const loader = new Loader();

export async function page() {
  const [user, team] = await Promise.all([loader.load("user"), loader.load("team")]);
  return `${user}, ${team}`;
}
