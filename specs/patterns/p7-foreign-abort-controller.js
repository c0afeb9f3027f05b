/*---
summary: "a cache keeps an abort controller beside its pending promise, to be able to give up on it"
runtime: [workerd-2025-09-24, workerd-2025-09-24-off]
requests: { page: 2 }
disconnects: 1
expect: [foreign-io, threw, poisoned]
---*/

// A memo of pending promises, careful this time: who waits for another request's promise waits with
// a timeout, and after that aborts the call, clears the entry, and calls by itself. Entry and
// controller are shared.
//
// Shortest order that poisons: page#1 starts the call; its client disconnects, and the promise
// stays pending for ever; page#2 arrives and finds it. Its timeout comes, as planned, but on the
// old runtime an AbortController is bound to the request that made it: abort() throws "Cannot
// perform I/O on behalf of a different request" before the entry is cleared. So it goes for
// everybody after it. (For the error alone nobody has to leave: a call that is slower than both
// timeouts is enough.)
//
// In production: the timeout that was added against hanging requests turns each hang into an error,
// a second later, for ever. On the new runtime the controller belongs to nobody, and this Worker is
// safe: ctxcheck check p7-foreign-abort-controller.js --runtime workerd-2026-11-17.

import { io, sleep } from "ctxcheck";

class Cache {
  flying = new Map(); // key -> { promise, controller }

  async load(key) {
    const entry = this.flying.get(key) ?? this.start(key);
    const timeout = sleep(1000).then(() => Promise.reject(new Error("timeout")));
    try {
      return await Promise.race([entry.promise, timeout]);
    } catch {
      entry.controller.abort();
      if (this.flying.get(key) === entry) this.flying.delete(key);
      return await io(key);
    }
  }

  start(key) {
    const controller = new AbortController();
    const promise = io(key).then((answer) => {
      controller.signal.throwIfAborted();
      this.flying.delete(key);
      return answer;
    });
    const entry = { promise, controller };
    this.flying.set(key, entry);
    return entry;
  }
}

const cache = new Cache();

export async function page() {
  return await cache.load("settings");
}
