/*---
summary: "control: the shared loader of p1-timer-batcher, flushed by a microtask"
runtime: all
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// The same loader at module scope, with the same queue and the same flag; only the flush is a
// microtask. Between the turn that fills the queue and the microtasks of that turn nothing can come
// in, so a batch never holds keys of two requests, and whoever leaves has flushed before.

import { assert, current, io } from "ctxcheck";

class Loader {
  queue = [];
  armed = false;

  load(key) {
    return new Promise((resolve) => {
      this.queue.push({ key, resolve, request: current() });
      if (this.armed) return;
      this.armed = true;
      queueMicrotask(() => this.flush());
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
