/*---
summary: "the shared loader, and the client whose request armed the timer may leave"
see: [prisma/orm#28732]
runtime: [workerd-2026-11-17, workerd-2025-09-24]
requests: { page: 2 }
disconnects: 1
expect: [dead-settle, hung, poisoned]
---*/

// The loader of p1-timer-batcher.js. The flush timer belongs to the request that armed it and ends
// with it; the "armed" flag is a module variable and stays.
//
// Shortest order: page#1 arrives and arms the timer; its client disconnects, and the timer is
// gone; page#2 arrives, finds the loader armed, joins, and is cancelled as hung. So is every
// request after it, until the isolate is evicted: one closed browser tab poisons it for good.
//
// In production: an isolate that fails all its requests, suddenly and without load. A test whose
// clients all wait for their answers never leaves the flag behind.

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
