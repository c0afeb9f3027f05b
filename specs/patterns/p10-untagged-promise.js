/*---
summary: "a promise made at module scope is resolved by the first request that can"
runtime: all
requests: { page: 1, configure: 1 }
expect:
  default: [foreign-run, hung]
  workerd-2025-09-24: [foreign-run, foreign-io, dead-settle, hung, threw]
  workerd-2025-09-24-off: [foreign-run, foreign-io, hung, threw]
---*/

// "Ready" is a promise of the module, made at module scope and resolved when the settings come. It
// belongs to no request. So what waits for it goes on in the turn of whoever resolves it, in that
// request's context.
//
// Shortest order: page arrives, asks for its session, and waits for the settings; configure arrives
// and brings them. The rest of page runs there and then, inside configure: its call belongs to
// configure and ends when configure has answered, a moment later. page never goes on; when its
// session comes, it has nothing left, and is cancelled as hung. The old runtime refuses the call at
// once, since it comes from the frame of another request, and page fails instead.
//
// In production: only who comes before the first configuration is hit, in a window of milliseconds
// after a cold start. To wait for such a promise is not even activity: a page whose session comes
// before the settings is hung too.

import { io } from "ctxcheck";

const ready = Promise.withResolvers();

export async function page() {
  const session = io("session");
  const settings = await ready.promise;
  const rows = await io("rows");
  return `${settings} ${rows} ${await session}`;
}

export function configure() {
  ready.resolve("settings");
  return "done";
}
