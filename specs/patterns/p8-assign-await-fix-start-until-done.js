/*---
summary: "fix of p8-assign-await: check for what is needed, and start until it is there"
see: [sveltejs/kit#15161]
runtime: all
requests: { page: 2 }
expect: safe
---*/

// What is checked is the manifest itself, so nobody goes on without one. Several requests may start
// at the same time; then the last one's manifest stays, and all are alike. If page#1's client
// leaves in the middle, page#2 starts by itself.

import { io } from "ctxcheck";

let origin;
let manifest;

async function start() {
  await io("manifest");
  manifest = new Map([["/page", "a page"]]);
}

export async function page(request) {
  origin ??= new URL(request.url).origin;
  if (!manifest) await start();
  return manifest.get("/page");
}
