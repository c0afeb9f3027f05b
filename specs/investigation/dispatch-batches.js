/*---
summary: "the same client, with its batcher spelled out as plain JavaScript"
see: [prisma/orm#28732]
runtime: [workerd-2025-09-24, workerd-2026-11-17]
requests: { page: 2 }
expect: [dead-settle, hung]
---*/

// `Batcher` of "ctxcheck" stands for a pattern. Here is the pattern by hand, with the two details
// of the client's own batcher: batches by key, and a flag that keeps a second flush from being
// armed. The first profile is the version of the runtime in the log of the original case.

import { io } from "ctxcheck";

// The `process` that the edge build brings along.
const edgeProcess = { nextTick: (f) => setTimeout(f, 0) };

class DataLoader {
  batches = {};
  flushArmed = false;

  request(key) {
    if (!this.batches[key]) {
      this.batches[key] = [];
      if (!this.flushArmed) {
        this.flushArmed = true;
        edgeProcess.nextTick(() => {
          this.dispatchBatches();
          this.flushArmed = false;
        });
      }
    }
    return new Promise((resolve, reject) => {
      this.batches[key].push({ resolve, reject });
    });
  }

  dispatchBatches() {
    for (const key in this.batches) {
      const jobs = this.batches[key];
      delete this.batches[key];
      io("select").then(
        (row) => jobs.forEach((job) => job.resolve(row)),
        (error) => jobs.forEach((job) => job.reject(error)),
      );
    }
  }
}

const loader = new DataLoader();

export async function page() {
  return await loader.request("user");
}
