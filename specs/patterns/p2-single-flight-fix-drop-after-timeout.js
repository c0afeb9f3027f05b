/*---
summary: "fix of p2-single-flight: wait for a promise of others for a while, then load it yourself"
see: [better-auth/better-auth#10315]
runtime: all
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// Nothing tells a waiter on the old runtime that the owner has ended, so it waits with a timer of
// its own. After that, or if the new runtime has told it, it replaces the promise by its own. A
// request never waits for more than one promise of others, so it is always answered; and the owner
// of a promise that was replaced is not harmed, whoever waits for it still gets its value.

import { io, sleep } from "ctxcheck";

const flying = new Map();

function start(key) {
  const own = io(key).finally(() => {
    if (flying.get(key) === own) flying.delete(key);
  });
  flying.set(key, own);
  return own;
}

async function load(key) {
  const others = flying.get(key);
  if (others) {
    const value = await Promise.race([others, sleep(1000)]).catch(() => undefined);
    if (value !== undefined) return value;
  }
  return await start(key);
}

export async function page() {
  return await load("settings");
}
