/*---
summary: "fix of p10-untagged-promise: settled when the module is loaded"
runtime: all
requests: { page: 1, configure: 1 }
expect: safe
---*/

// A settled promise is harmless for everybody: who awaits it goes on in its own request. So
// whatever is promised at module scope is settled there, from what is there without any I/O; a
// request that brings something newer replaces the value, and nobody waits for that.

import { io } from "ctxcheck";

const ready = Promise.withResolvers();
let settings = "defaults";
ready.resolve();

export async function page() {
  const session = io("session");
  await ready.promise;
  const rows = await io("rows");
  return `${settings} ${rows} ${await session}`;
}

export function configure() {
  settings = "settings";
  return "done";
}
