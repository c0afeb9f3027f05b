/*---
summary: "attempt 5 with the one operation that would have reproduced the failure"
see: [prisma/orm#28732]
requests: { quick: 1, page: 1 }
expect: [dead-settle, hung, poisoned, lost-work]
---*/

// A request that finishes too quickly is indeed dangerous, if what it leaves behind is a batch.
// The middleware of `quick` starts a findUnique on the shared client and does not await it. If
// `quick` is answered before the timer fires, its timer is cancelled and the batch stays
// scheduled for ever: the isolate is poisoned without any disconnect, and one page request after
// the other hangs. If `page` arrives while the timer is armed, it joins the batch, is cancelled,
// and is settled when dead.

import { Batcher, io } from "ctxcheck";

class PrismaClient {
  batch = new Batcher({ flush: "timer", delay: 0, load: (keys) => io("select") });

  user = { findUnique: (id) => this.batch.load(id) };
}

const db = new PrismaClient();

function middleware() {
  (async () => {
    await db.user.findUnique(1);
  })();
}

export async function quick() {
  middleware();
  return await io("render");
}

export async function page() {
  return await db.user.findUnique(2);
}
