/*---
summary: "two requests share batches flushed by a timer, and a client leaves"
requests: { page: 2 }
disconnects: 1
expect: [dead-settle, hung, poisoned]
---*/
import { io } from "ctxcheck";

let jobs = null;

function load() {
  if (jobs === null) {
    jobs = [];
    setTimeout(() => {
      const batch = jobs;
      jobs = null;
      io("load").then((value) => batch.forEach((settle) => settle(value)));
    }, 2);
  }
  return new Promise((settle) => jobs.push(settle));
}

export async function page() {
  const own = io("own");
  const value = await load();
  return value + (await own);
}
