/*---
summary: "fix of p2-single-flight: waitUntil holds the request that started the call"
see: [emdash-cms/emdash#1538]
runtime: all
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// waitUntil(promise) by the request that started the call: it lives until the call is answered,
// also if its client leaves, and so the promise settles and `finally` runs. Those who await it have
// a follow, which is a pending event; they need no timer of their own.
//
// It holds as long as every call ends. A call that hangs hangs everybody, and in production
// waitUntil ends after 30 seconds, answered or not: give the call a timeout below that.

import { io } from "ctxcheck";

const flying = new Map();

function load(ctx, key) {
  if (!flying.has(key)) {
    const promise = io(key).finally(() => flying.delete(key));
    ctx.waitUntil(promise);
    flying.set(key, promise);
  }
  return flying.get(key);
}

export async function page(request, env, ctx) {
  return await load(ctx, "settings");
}
