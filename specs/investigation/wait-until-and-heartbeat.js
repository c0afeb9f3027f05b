/*---
summary: "waitUntil for the owner of the flush, and a timer of its own for whoever joins"
see: [prisma/orm#28732]
runtime: [workerd-2026-11-17, workerd-2025-09-24]
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// If the client has to stay shared: waitUntil keeps the owner of the flush alive, and a timer
// that is armed again and again is a pending event of the request that waits, so that it is not
// cancelled. The result then comes to it in a turn of its own. It holds for every order of
// events, but it is a workaround: a request whose batch were lost for another reason would wait
// for ever, and nobody would notice.

import { Batcher, io } from "ctxcheck";

class PrismaClient {
  batch = new Batcher({ flush: "timer", delay: 0, load: (keys) => io("select") });

  user = { findUnique: (id) => this.batch.load(id) };
}

const db = new PrismaClient();

async function held(ctx, query) {
  ctx.waitUntil(query);
  let timer;
  const beat = () => {
    timer = setTimeout(beat, 1000);
  };
  beat();
  try {
    return await query;
  } finally {
    clearTimeout(timer);
  }
}

export async function page(request, env, ctx) {
  return await held(ctx, db.user.findUnique(1));
}
