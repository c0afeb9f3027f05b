/*---
summary: "a hot reload leaves the old module instance alive beside the new one"
see: [prisma/orm#28732]
requests: { page: 2 }
expect: [dead-settle, hung]
---*/

// Why it persisted for somebody else after the fix. Hot reload evaluates an edited module again
// and points its importers to the new instance. Code that is not evaluated again, and has closed
// over the old one, goes on using it: a middleware that was registered at start, a cached route,
// a value kept on globalThis. Then two versions of db.js live in one isolate until the server is
// restarted.
//
// Here db.js had a module-level client, and was edited to give every request its own. The page
// uses the new version, the session middleware still the old. The edit is on disk, the code under
// review is correct, and two requests are enough to fail.

import { Batcher, io } from "ctxcheck";

class PrismaClient {
  batch = new Batcher({ flush: "timer", delay: 0, load: (keys) => io("select") });

  session = { findUnique: (id) => this.batch.load(id) };
  user = { findUnique: (id) => this.batch.load(id) };
}

// The two evaluations of db.js.
function evaluateBeforeTheFix() {
  const db = new PrismaClient();
  return { getDb: () => db };
}

function evaluateAfterTheFix() {
  return { getDb: () => new PrismaClient() };
}

let dbModule = evaluateBeforeTheFix();

// Registered once, at start: it has closed over the module as it was.
const sessionMiddleware = ((oldModule) => async () => {
  await oldModule.getDb().session.findUnique("session");
})(dbModule);

dbModule = evaluateAfterTheFix();

export async function page() {
  await sessionMiddleware();
  return await dbModule.getDb().user.findUnique(1);
}
