/*---
summary: "jobs bound to their request's frame are run by a timer of the first request"
requests: { page: 2 }
---*/

// Semantics 6.2/ends: Calls, timers and follows do not keep an answered context alive.
// Semantics 6.6: The end of a context cancels its calls and timers.
// Semantics 9/bound: A function bound to a frame in a request can be called in that request only.

import { AsyncLocalStorage } from "node:async_hooks";
import { io } from "ctxcheck";

const storage = new AsyncLocalStorage();
let jobs = [],
  count = 0;
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
  const own = io("own");
  return await storage.run(user, async () => {
    jobs.push(AsyncLocalStorage.bind(() => console.log(user, "as", storage.getStore())));
    if (jobs.length === 1) setTimeout(flush, 5);
    return await own;
  });
}
