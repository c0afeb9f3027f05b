/*---
summary: "fix of p9-store-of-shared-flush: every line brings its user"
see: [prisma/orm#20104]
runtime: all
requests: { page: 2 }
expect: safe
---*/

// The store is read when the line is handed over, in the turn of the request that knows it, and put
// back around the work for that line. Capturing the whole frame is no alternative: what
// AsyncLocalStorage.snapshot() and bind() make can be called in the request that made it only.

import { AsyncLocalStorage } from "node:async_hooks";
import { assert, current, io, sleep } from "ctxcheck";

const storage = new AsyncLocalStorage();

const database = {
  async insert(lines) {
    const user = storage.getStore();
    assert(lines.every((line) => line.startsWith(user)), "a line in the name of another user");
    await io("insert");
  },
};

class AuditLog {
  jobs = [];

  write(ctx, line) {
    this.jobs.push({ user: storage.getStore(), line });
    if (this.jobs.length === 1) ctx.waitUntil(this.flush());
  }

  async flush() {
    await sleep(10);
    const jobs = this.jobs.splice(0);
    const insert = ({ user, line }) => storage.run(user, () => database.insert([line]));
    await Promise.all(jobs.map(insert));
  }
}

const log = new AuditLog();

export async function page(request, env, ctx) {
  const user = current();
  return await storage.run(user, async () => {
    log.write(ctx, `${user} reads the page`);
    return await io("page");
  });
}
