/*---
summary: "fix of p8-check-await-assign: assign before the await"
see: [better-auth/better-auth#10300]
runtime: all
requests: { page: 2 }
expect: safe
---*/

// Check and assignment are in one turn, so there is one storage. What has to be awaited comes after
// it, and every request awaits its own. This is right because the storage is complete when it is
// assigned. Where it is not, and later requests skip the await, it is p8-assign-await.js.

import { AsyncLocalStorage } from "node:async_hooks";
import { io } from "ctxcheck";

let storage;

async function requestStorage() {
  storage ??= new AsyncLocalStorage();
  await io("load");
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
