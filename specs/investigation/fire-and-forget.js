/*---
summary: "attempt 5: create and delete are started and not awaited"
requests: { page: 3 }
disconnects: 1
expect: [lost-work]
---*/

// "This should reliably trigger the warning. If it doesn't, it would be a very surprising
// result." It cannot, whatever the order. The warning needs somebody alive who settles a promise
// of somebody dead. An orphaned create is settled by the request that started it, or by nobody:
// when the request is answered its context ends, and its I/O is cancelled with it. What is lost
// is the work (a todo that is never created, or created and never deleted), silently. The client
// is shared here, as before attempt 2; it makes no difference for operations that do not enter
// the batcher.

import { Batcher, io } from "ctxcheck";

class PrismaClient {
  batch = new Batcher({ flush: "timer", delay: 0, load: (keys) => io("select") });

  user = { findUnique: (id) => this.batch.load(id) };
  todo = {
    create: () => io("insert"),
    delete: () => io("delete"),
  };
}

const db = new PrismaClient();

function stressTestMiddleware() {
  (async () => {
    await db.todo.create();
    await db.todo.delete();
  })();
}

export async function page() {
  stressTestMiddleware();
  return await io("render");
}
