/*---
summary: "jobs bound to their request's frame are run by a timer of the first request"
requests: { page: 2 }
---*/
import { AsyncLocalStorage } from "node:async_hooks";
import { io } from "ctxcheck";
const storage = new AsyncLocalStorage();
let jobs = [], n = 0;
function flush() {
  const batch = jobs; jobs = [];
  for (const job of batch) {
    try { job(); } catch (e) { console.log("refused:", e.message.slice(0, 16)); }
  }
}
export async function page() {
  const user = "user" + ++n;
  const own = io("own");
  return await storage.run(user, async () => {
    jobs.push(AsyncLocalStorage.bind(() => console.log(user, "as", storage.getStore())));
    if (jobs.length === 1) setTimeout(flush, 5);
    return await own;
  });
}
