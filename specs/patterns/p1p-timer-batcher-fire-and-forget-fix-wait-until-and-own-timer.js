/*---
summary: "fix of p1p-timer-batcher-fire-and-forget: waitUntil for every call, a timer for waiters"
see: [prisma/orm#28732]
runtime: [workerd-2026-11-17, workerd-2025-09-24]
requests: { touch: 1, page: 1 }
expect: safe
---*/

// waitUntil around the call keeps touch, and so its timer, until the query is answered: the flag
// cannot be left behind. That alone is no fix if somebody may join meanwhile: page would still be
// cancelled as hung, and be settled when it is dead. So who waits keeps a timer of its own too.
//
// Only with the flag on: with it off, what page does after its wait runs inside touch.

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

export async function touch(request, env, ctx) {
  ctx.waitUntil(held(ctx, loader.load("visit")));
  return "done";
}
