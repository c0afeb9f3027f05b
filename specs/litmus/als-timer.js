/*---
summary: "the store that a timer's callback and what it resumes see"
requests: { a: 1 }
---*/
import { AsyncLocalStorage } from "node:async_hooks";
import { io, sleep } from "ctxcheck";
const storage = new AsyncLocalStorage();
export async function a() {
  const outside = new Promise(r => storage.run("timer", () => setTimeout(() => { console.log("callback sees", storage.getStore()); r(); }, 5)));
  return await storage.run("handler", async () => { await outside; await sleep(1); return "handler sees " + storage.getStore(); });
}
