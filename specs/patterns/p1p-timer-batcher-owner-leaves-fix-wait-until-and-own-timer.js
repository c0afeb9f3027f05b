/*---
summary: "fix of p1p-timer-batcher-owner-leaves: waitUntil around the call, a timer for waiters"
see: [prisma/orm#28732]
runtime: [workerd-2026-11-17, workerd-2025-09-24]
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// waitUntil keeps the request that armed the timer until the query is answered, also if its client
// has left: the flag cannot be left behind, the isolate is not poisoned. That is all it does. Who
// joins is still cancelled as hung, since a waitUntil promise is no pending event; so who waits
// keeps a timer of its own too.
//
// Only with the flag on: with it off, what page#2 does after its wait runs inside page#1.

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

// Waits for the promise with a timer running, and is held until it is settled.
async function held(ctx, promise) {
  ctx.waitUntil(promise);
  let timer;
  const beat = () => {
    timer = setTimeout(beat, 1000);
  };
  beat();
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}

const loader = new Loader();

export async function page(request, env, ctx) {
  return await held(ctx, loader.load("user"));
}
