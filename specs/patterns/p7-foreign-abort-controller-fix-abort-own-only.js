/*---
summary: "fix of p7-foreign-abort-controller: clear the entry, abort only what is one's own"
runtime: all
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// Clearing an entry is an assignment and always possible. A call of another request needs no abort:
// if that request is alive, it wants the answer; if it is dead, the call has ended with it. So the
// entry says whose it is, and comes out of the map first.

import { io, sleep } from "ctxcheck";

class Cache {
  flying = new Map(); // key -> { request, promise, controller }

  async load(request, key) {
    const entry = this.flying.get(key) ?? this.start(request, key);
    const timeout = sleep(1000).then(() => Promise.reject(new Error("timeout")));
    try {
      return await Promise.race([entry.promise, timeout]);
    } catch {
      if (this.flying.get(key) === entry) this.flying.delete(key);
      if (entry.request === request) entry.controller.abort();
      return await io(key);
    }
  }

  start(request, key) {
    const controller = new AbortController();
    const promise = io(key).then((answer) => {
      controller.signal.throwIfAborted();
      this.flying.delete(key);
      return answer;
    });
    const entry = { request, promise, controller };
    this.flying.set(key, entry);
    return entry;
  }
}

const cache = new Cache();

export async function page(request) {
  return await cache.load(request, "settings");
}
