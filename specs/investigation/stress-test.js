/*---
summary: "the first stress test: many short concurrent queries with delays, on a shared client"
requests: { stressTest: 3 }
disconnects: 1
expect: safe
---*/

// /api/stress-test, fired five at a time, ten times a second. It could not reproduce anything,
// for two reasons. By then every request had a client of its own. And its query is a findMany,
// which does not enter the batcher: each call is I/O of the request that makes it, awaited by
// that request. To show that the second reason is enough, the client is shared here, and still no
// order of events breaks anything. More requests at once do not add a new kind of order.

import { Batcher, io, sleep } from "ctxcheck";

class PrismaClient {
  batch = new Batcher({ flush: "timer", delay: 0, load: (keys) => io("select") });

  user = { findUnique: (id) => this.batch.load(id) };
  todo = { findMany: () => io("list") };
}

const db = new PrismaClient();

export async function stressTest() {
  await sleep(50);
  const todos = await db.todo.findMany();
  await sleep(50);
  return todos;
}
