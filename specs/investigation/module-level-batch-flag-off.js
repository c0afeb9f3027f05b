/*---
summary: "the shared batch under the compatibility flag that the warning recommends"
see: [prisma/orm#28732]
runtime: [workerd-2026-11-17-off, workerd-2025-09-24-off]
requests: { page: 2 }
expect: [foreign-run, hung]
---*/

// The runtime's warning ends with "consider setting the
// no_handle_cross_request_promise_resolution compatibility flag". It takes away the warning, not
// the failure: page#2 is still cancelled as hung, because hang detection does not depend on the
// flag. And page#1 does not drop the continuation of page#2 any longer, it runs it: the code
// after the `await` of one request, with that request's data, in the context of another one.

import { Batcher, io } from "ctxcheck";

class PrismaClient {
  batch = new Batcher({ flush: "timer", delay: 0, load: (keys) => io("select") });

  user = { findUnique: (id) => this.batch.load(id) };
}

const db = new PrismaClient();

export async function page() {
  return await db.user.findUnique(1);
}
