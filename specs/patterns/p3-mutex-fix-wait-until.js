/*---
summary: "fix of p3-mutex: waitUntil around the whole critical section"
see: [cloudflare/workerd#1185]
runtime: all
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// waitUntil from the first line of exclusive() to the last, the wait for the lock included: whoever
// has left a link in the chain lives until it has settled it. Here this is enough, unlike for a
// queue of resolvers: who awaits a link follows a promise of another request, and that is a pending
// event. If only the job were held, who leaves while it waits for the lock would break the chain.
//
// Holds as long as every job ends, within the 30 seconds that production gives to waitUntil for the
// whole queue.

import { io } from "ctxcheck";

let tail = Promise.resolve();

async function exclusive(job) {
  const before = tail;
  let release;
  tail = new Promise((resolve) => {
    release = resolve;
  });
  await before;
  try {
    return await job();
  } finally {
    release();
  }
}

export async function page(request, env, ctx) {
  const section = exclusive(() => io("write"));
  ctx.waitUntil(section);
  return await section;
}
