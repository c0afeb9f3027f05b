/*---
summary: "the store that a timer's callback and what it resumes see"
requests: { a: 1 }
---*/

// Semantics 7/timers: Armed timers are pending events.
// Semantics 9: A reaction sees the store of the frame it was registered in.
// Semantics 9/timer: A timer's callback sees the store of who armed it.

import { AsyncLocalStorage } from "node:async_hooks";
import { io, sleep } from "ctxcheck";

const storage = new AsyncLocalStorage();

export async function a() {
  const outside = new Promise(resolve =>
    storage.run("timer", () =>
      setTimeout(() => {
        console.log("callback sees", storage.getStore());
        resolve();
      }, 5),
    ),
  );
  return await storage.run("handler", async () => {
    await outside;
    await sleep(1);
    return "handler sees " + storage.getStore();
  });
}
