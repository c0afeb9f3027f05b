/*---
summary: "fix of p8-check-await-assign: check again after the await"
see: [better-auth/better-auth#10300]
runtime: all
requests: { page: 2 }
expect: safe
---*/

// If the await has to come first: both requests load, the second one drops what it has loaded,
// since there is a storage now. The tempting alternative, to keep the promise of the first one and
// let all await that, trades this bug for a worse one: p2-lazy-init.js.

import { AsyncLocalStorage } from "node:async_hooks";
import { io } from "ctxcheck";

let storage;

async function requestStorage() {
  if (!storage) {
    await io("load");
    storage ??= new AsyncLocalStorage();
  }
  return storage;
}

function requestState() {
  const state = storage.getStore();
  if (!state) throw new Error("No request state found");
  return state;
}

export async function page() {
  const own = await requestStorage();
  return await own.run({ user: "me" }, async () => {
    await io("session");
    return requestState().user;
  });
}
