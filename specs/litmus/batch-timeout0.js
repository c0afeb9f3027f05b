/*---
summary: "a batcher flushed by setTimeout 0: other requests come in between"
requests: { page: 2 }
---*/
import { io, current } from "ctxcheck";
let jobs = [];
function load(k) { return new Promise(ok => { jobs.push({ k, ok }); if (jobs.length === 1) setTimeout(flush, 0); }); }
function flush() { const b = jobs; jobs = []; console.log("flush", b.length, "in", current()); for (const j of b) j.ok(j.k); }
export async function page() { return await load(1); }
