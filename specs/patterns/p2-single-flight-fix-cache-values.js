/*---
summary: "fix of p2-single-flight: cache values, not promises"
see: [emdash-cms/emdash#1489]
runtime: all
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// Only what has been loaded is shared. Requests that come before the first answer ask again, each
// for itself: a few calls more on a cold isolate, and nobody waits for anybody.

import { io } from "ctxcheck";

const values = new Map();

async function load(key) {
  if (!values.has(key)) values.set(key, await io(key));
  return values.get(key);
}

export async function page() {
  return await load("settings");
}
