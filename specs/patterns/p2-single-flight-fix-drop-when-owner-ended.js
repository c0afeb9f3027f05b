/*---
summary: "fix of p2-single-flight: drop the promise whose owner has ended, and load again"
see: [emdash-cms/emdash#1489]
runtime: workerd-2026-11-17
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// The new runtime rejects who waits for a promise of a request that has ended. So a waiter can
// notice it: it drops the entry, if that is still the one it waited for, and starts over. The
// comparison matters: another waiter may have put a new promise there.
//
// Only there, and only with the flag on. The old runtime, and the flag off, tell nobody: see
// p2-single-flight-fix-drop-after-timeout.js.

import { io } from "ctxcheck";

const flying = new Map();

async function load(key) {
  for (;;) {
    const foreign = flying.get(key);
    if (!foreign) break;
    try {
      return await foreign;
    } catch {
      if (flying.get(key) === foreign) flying.delete(key);
    }
  }
  const own = io(key).finally(() => {
    if (flying.get(key) === own) flying.delete(key);
  });
  flying.set(key, own);
  return await own;
}

export async function page() {
  return await load("settings");
}
