/*---
summary: "fix of p2-lazy-init: keep what was made, not the promise of it"
see: [cloudflare/cloudflare-docs#29797]
runtime: all
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// The check comes before the await and the assignment after it. Requests that come while the first
// one initialises do the same again, each for itself; the last of them wins, so what is made must
// not matter by identity.

import { io } from "ctxcheck";

let ready;

async function init() {
  const config = await io("config");
  return { config };
}

export async function page() {
  if (!ready) ready = await init();
  return ready.config;
}
