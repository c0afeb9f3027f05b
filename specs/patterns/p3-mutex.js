/*---
summary: "a mutex that chains promises, and the request that holds it may leave"
see: [cloudflare/workerd#1185, cloudflare/workers-sdk#15753]
runtime: all
requests: { page: 2 }
disconnects: 1
expect:
  default: [stuck, poisoned]
  workerd-2026-11-17: [threw, poisoned]
---*/

// The other common way to write a lock: everybody awaits the promise of the one before, and leaves
// one for the one after. Each link belongs to the request that made it, and only that request
// settles it, in `finally`.
//
// Shortest order: page#1 holds the lock; its client disconnects, and `finally` does not run;
// page#2 arrives and awaits the link of page#1, which stays pending for ever. So does everybody
// after it.
//
// In production: on the old runtime, and with the flag off, page#2 waits until its client gives up;
// nothing is cancelled and nothing logged, since a wait for a promise of another request counts as
// activity. The new runtime rejects it, and then each one after it. While all clients stay, this
// mutex works, under any load.

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

export async function page() {
  return await exclusive(() => io("write"));
}
