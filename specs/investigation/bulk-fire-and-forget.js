/*---
summary: "attempt 6: createMany of 100 records and deleteMany, started and not awaited"
requests: { page: 3 }
disconnects: 1
expect: [lost-work]
---*/

// More rows in one statement are still one call of the request that makes it. How long a call
// takes is not something the checker assumes: it may complete at any later moment, also never
// before the request ends. So the case "the database is busy for very long" was covered by
// attempt 5 already, and createMany and deleteMany do not enter the batcher either.

import { Batcher, io } from "ctxcheck";

class PrismaClient {
  batch = new Batcher({ flush: "timer", delay: 0, load: (keys) => io("select") });

  user = { findUnique: (id) => this.batch.load(id) };
  todo = {
    createMany: (rows) => io("insert-many"),
    deleteMany: () => io("delete-many"),
  };
}

const db = new PrismaClient();

function stressTestMiddleware() {
  const rows = Array.from({ length: 100 }, (_, index) => ({ title: `todo ${index}` }));
  (async () => {
    await db.todo.createMany(rows);
    await db.todo.deleteMany();
  })();
}

export async function page() {
  stressTestMiddleware();
  return await io("render");
}
