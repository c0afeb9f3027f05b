/*---
summary: "attempt 3: a long sequence of create, wait, delete in place of a transaction"
requests: { stressTest: 3 }
disconnects: 1
expect: safe
---*/

// The idea was right about the batcher: the stack trace pointed into dispatchBatches. But longer
// operations do not widen the window in which a batch collects, from the first findUnique to the
// flush; and create and delete do not enter the batcher at all. All that this test made longer is
// I/O that each request starts and awaits in its own context, also with one shared client.

import { Batcher, io, sleep } from "ctxcheck";

class PrismaClient {
  batch = new Batcher({ flush: "timer", delay: 0, load: (keys) => io("select") });

  user = { findUnique: (id) => this.batch.load(id) };
  todo = { create: () => io("insert"), delete: () => io("delete") };
}

const db = new PrismaClient();

export async function stressTest() {
  await db.todo.create();
  await sleep(100);
  await db.todo.delete();
  return "done";
}
