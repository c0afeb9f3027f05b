/*---
summary: "control: a pending promise of another request is dropped, not awaited"
runtime: all
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// The memo of p2-single-flight.js, whose entries say whose they are. A pending promise of one's own
// request is awaited; one of another request is dropped and the call made again. To hold a foreign
// promise in one's hands, to compare it, to overwrite it, has no effect: only waiting for it has.
// `finally` compares too, so that who was overwritten does not clear the entry of its successor.

import { io } from "ctxcheck";

const flying = new Map();

function load(request, key) {
  const entry = flying.get(key);
  if (entry?.request === request) return entry.promise;
  const promise = io(key).finally(() => {
    if (flying.get(key)?.promise === promise) flying.delete(key);
  });
  flying.set(key, { request, promise });
  return promise;
}

export async function page(request) {
  const settings = await Promise.all([load(request, "settings"), load(request, "settings")]);
  return settings.join();
}
