/*---
summary: "an adapter notes that it has started, and then awaits its start"
see: [sveltejs/kit#15161]
runtime: all
requests: { page: 2 }
expect: [threw]
---*/

// The other way round: the module variable that is checked is assigned before the await, so the
// start happens once. But it tells only that somebody has begun.
//
// Shortest order: page#1 arrives, notes the origin, and waits for the manifest; page#2 arrives,
// finds the origin, skips the start, and serves from a manifest that is not there.
//
// In production: a handful of errors after each cold start; as p8-check-await-assign.js, nothing
// that a warm isolate would ever show. page#1, which does the starting, is always answered.

import { io } from "ctxcheck";

let origin;
let manifest;

async function start() {
  await io("manifest");
  manifest = new Map([["/page", "a page"]]);
}

export async function page(request) {
  if (!origin) {
    origin = new URL(request.url).origin;
    await start();
  }
  return manifest.get("/page");
}
