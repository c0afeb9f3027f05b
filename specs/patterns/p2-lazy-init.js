/*---
summary: "a lazily made promise of the first request is kept for all others"
see:
  - better-auth/better-auth#10315
  - Effect-TS/effect#6319
  - cloudflare/azul#205
  - cloudflare/cloudflare-docs#29797
runtime: all
requests: { page: 2 }
disconnects: 1
expect:
  default: [stuck, poisoned]
  workerd-2026-11-17: [threw, poisoned]
---*/

// `ready ??= init()`: the first request initialises, all others await the same promise, also those
// that come much later. Once it is fulfilled it is harmless for everybody; until then it belongs
// to the first request.
//
// Shortest order: page#1 begins to initialise; its client disconnects in the middle, and the
// promise can never settle any more; page#2 arrives and awaits it, like everybody after it.
//
// In production: an isolate that is dead from its first request on, most often right after a
// deployment, when many isolates are cold and impatient clients reload. The old runtime lets the
// requests wait and logs nothing, the new one rejects them all. On a warm isolate, which is what a
// test measures, it cannot happen.

import { io } from "ctxcheck";

let ready;

async function init() {
  const config = await io("config");
  return { config };
}

export async function page() {
  const { config } = await (ready ??= init());
  return config;
}
