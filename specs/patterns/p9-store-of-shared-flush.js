/*---
summary: "a shared flush reads the user from AsyncLocalStorage"
see: [prisma/orm#20104]
runtime: all
requests: { page: 2 }
expect: [assert]
---*/

// Every request runs in an AsyncLocalStorage that tells its user, and the database client reads it
// to say in whose name a statement is made. Lines of the audit log are collected at module scope
// and written together. A timer runs in the frame that was current when it was armed.
//
// Shortest order: page#1 arrives, writes a line, and arms the timer; page#2 arrives and adds its
// line; the timer fires, and both lines are written in the name of page#1's user.
//
// In production: nothing is seen. All requests are answered, nothing is logged, and with row-level
// security the rows of one user belong to another. A test with one user cannot show it, and neither
// can a stress test that only looks at its answers. waitUntil and a context that lives long enough,
// which is right here, do not help: the code runs in the right request with the wrong store.

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
  lines = [];

  write(ctx, line) {
    this.lines.push(line);
    if (this.lines.length === 1) ctx.waitUntil(this.flush());
  }

  async flush() {
    await sleep(10);
    await database.insert(this.lines.splice(0));
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
