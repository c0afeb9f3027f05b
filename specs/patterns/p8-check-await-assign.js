/*---
summary: "a lazily made AsyncLocalStorage: check, await, assign"
see: [better-auth/better-auth#10300]
runtime: all
requests: { page: 2 }
expect: [threw]
---*/

// The library keeps the state of a request in an AsyncLocalStorage, which it makes when it is first
// needed, in a module variable. What it needs for that has to be awaited; between the check and the
// assignment everybody else may come along.
//
// Shortest order: page#1 and page#2 arrive, both find no storage, both load; page#1 assigns its
// storage, goes on inside it, and waits for its session; page#2 assigns another one. When page#1
// goes on, the variable names a storage in which it has never been: "No request state found".
//
// In production: one or two errors after each cold start, at two requests within milliseconds, and
// never again in the life of the isolate. A stress test has its requests in a warm isolate. No
// request context is crossed here, and no promise: it is plain shared state.

import { AsyncLocalStorage } from "node:async_hooks";
import { io } from "ctxcheck";

let storage;

async function requestStorage() {
  if (!storage) {
    await io("load");
    storage = new AsyncLocalStorage();
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
