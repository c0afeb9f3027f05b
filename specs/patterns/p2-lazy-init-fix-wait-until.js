/*---
summary: "fix of p2-lazy-init: waitUntil holds the request that initialises"
see: [emdash-cms/emdash#1538]
runtime: all
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// The first request lives until it has initialised, also if its client leaves; the others follow
// its promise, which is a pending event of their own. Holds as long as init() ends, within the 30
// seconds that production gives to waitUntil.

import { io } from "ctxcheck";

let ready;

async function init() {
  const config = await io("config");
  return { config };
}

export async function page(request, env, ctx) {
  if (!ready) {
    ready = init();
    ctx.waitUntil(ready);
  }
  const { config } = await ready;
  return config;
}
