/*---
summary: "jobs bound to the stores of their requests are flushed by one timer; which of them run?"
requests: { page: 2 }
---*/

// page#2 arrives while the timer of page#1 is armed. The flush is a turn of page#1, in which the
// job of page#2 may not be called. If page#1 is answered before, its timer is gone, and the jobs
// stay in the queue for ever; page#2 does not know.
//
// Semantics 9/bound: A function bound to a frame in a request can be called in that request only.
// Semantics 6.2/ends: Calls, timers and follows do not keep an answered context alive.
// Semantics 6.6: The end of a context cancels its calls and timers.

import { AsyncLocalStorage } from "node:async_hooks";
import { io } from "ctxcheck";

const storage = new AsyncLocalStorage();
let jobs = [];
let count = 0;

function flush() {
  const batch = jobs;
  jobs = [];
  for (const job of batch) {
    try {
      job();
    } catch (error) {
      console.log("refused:", error.message.slice(0, 16));
    }
  }
}

export async function page() {
  const user = "user" + ++count;
  const ownCall = io("own");
  return await storage.run(user, async () => {
    jobs.push(AsyncLocalStorage.bind(() => console.log(user, "as", storage.getStore())));
    if (jobs.length === 1) setTimeout(flush, 5);
    return await ownCall;
  });
}
