/*---
summary: "fix of p3w-slot-handed-over: who waits keeps a timer of its own, and waitUntil holds it"
see: [cloudflare/workerd#1185]
runtime: [workerd-2026-11-17, workerd-2025-09-24]
requests: { page: 3 }
expect: safe
---*/

// Who is in the queue must live until it has had its turn. The timer keeps it from being hung;
// waitUntil around everything between acquire() and release() keeps it if its client leaves, while
// it waits as well as while it holds the permit. As long as all clients stay, the timer alone is
// enough.
//
// Only with the flag on: with it off, who got the permit goes on inside the request that gave it.

import { io } from "ctxcheck";

class Semaphore {
  waiters = [];

  constructor(permits) {
    this.permits = permits;
  }

  async acquire() {
    if (this.permits > 0) {
      this.permits--;
      return;
    }
    let timer;
    const beat = () => {
      timer = setTimeout(beat, 1000);
    };
    beat();
    await new Promise((resolve) => this.waiters.push(resolve));
    clearTimeout(timer);
  }

  release() {
    const next = this.waiters.shift();
    if (next) next();
    else this.permits++;
  }
}

const semaphore = new Semaphore(1);

async function query() {
  await semaphore.acquire();
  try {
    return await io("query");
  } finally {
    semaphore.release();
  }
}

export async function page(request, env, ctx) {
  const answer = query();
  ctx.waitUntil(answer);
  return await answer;
}
