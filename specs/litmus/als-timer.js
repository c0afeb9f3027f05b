/*---
summary: "a timer armed in one store resolves a promise that is awaited in another; who sees which?"
requests: { a: 1 }
---*/

// The callback sees the store in which the timer was armed. The handler, which it resumes, sees the
// store in which it began to wait, also after a second timer.
//
// Semantics 9/timer: A timer's callback sees the store of who armed it.
// Semantics 9: A reaction sees the store of the frame it was registered in.

import { AsyncLocalStorage } from "node:async_hooks";
import { sleep } from "ctxcheck";

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
