/*---
summary: "a hot reload while requests are in flight, with nothing that holds on to the old module"
requests: { page: 2, reload: 1 }
disconnects: 1
expect: safe
---*/

// The steps of the original reproduction: run the stress test and edit code meanwhile. A reload
// by itself mixes nothing: a request that is in flight goes on with the client it has, a new one
// takes the new client. It becomes dangerous only together with a client that several requests
// share, on either side of the reload. `reload` stands for the edit, which may come at any
// moment; here with the fix in both versions.

import { Batcher, io } from "ctxcheck";

class PrismaClient {
  batch = new Batcher({ flush: "timer", delay: 0, load: (keys) => io("select") });

  user = { findUnique: (id) => this.batch.load(id) };
}

const evaluateDbModule = (version) => ({ version, getDb: () => new PrismaClient() });

let dbModule = evaluateDbModule(1);

export async function page() {
  const db = dbModule.getDb();
  const user = await db.user.findUnique(1);
  return `${user} ${await dbModule.getDb().user.findUnique(2)}`;
}

export async function reload() {
  dbModule = evaluateDbModule(dbModule.version + 1);
  return "reloaded";
}
