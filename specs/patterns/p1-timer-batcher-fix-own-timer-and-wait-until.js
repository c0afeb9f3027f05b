/*---
summary: "fix of p1-timer-batcher: a waiter keeps a timer of its own, waitUntil holds the owner"
see: [prisma/orm#28732]
runtime: [workerd-2026-11-17, workerd-2025-09-24]
requests: { page: 2 }
expect: safe
---*/

// If the loader has to stay shared, both halves are needed. The timer that a waiter arms again and
// again is a pending event, so the runtime does not cancel it. waitUntil keeps the request that
// armed the flush until the query is answered, also if its client leaves. Without the first half a
// waiter is hung, without the second it waits for ever once the owner has gone.
//
// Only with the flag on (handle_cross_request_promise_resolution, the default since 2024-10-14):
// with it off, what page#2 does after its wait runs inside page#1.

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
