/*---
summary: "a memo shares the pending promise of the request that started the call"
see: [emdash-cms/emdash#1489, emdash-cms/emdash#1538]
runtime: all
requests: { page: 2 }
disconnects: 1
expect:
  default: [stuck, poisoned]
  workerd-2026-11-17: [threw, poisoned]
---*/

// The usual way not to ask twice: whoever comes first starts the call and leaves its promise in a
// map, who comes later awaits that, and `finally` clears the entry. The promise belongs to the
// request that started the call.
//
// Shortest order: page#1 starts the call; its client disconnects, the call is cancelled, and the
// promise stays pending for ever. `finally` does not run, since nothing of a dead request runs; so
// the entry stays too. page#2 arrives and awaits it, and so does everybody after it.
//
// In production: the old runtime lets them wait, without one line in the log; the new one, with the
// flag on, rejects them all: "created by a request that has since ended, so it can never settle".
// try/finally, error handling and retries are all in place and do nothing. Load alone never shows
// it, a client must leave within the milliseconds of the first call.

import { io } from "ctxcheck";

const flying = new Map();

function load(key) {
  if (!flying.has(key)) {
    flying.set(key, io(key).finally(() => flying.delete(key)));
  }
  return flying.get(key);
}

export async function page() {
  return await load("settings");
}
