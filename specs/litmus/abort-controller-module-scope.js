/*---
summary: "abort signals are made at module scope and read by two requests; can they be?"
requests: { page: 2 }
---*/

// [new] All three ways to make one work at module scope, and both requests read the state. [old]
// Each of them throws there, because no context is current that the signal could belong to.
//
// Semantics 8.5 [old]: An AbortSignal belongs to the context that made it.
// Semantics 8.5/free [new]: An AbortSignal belongs to nobody.

import { io, current } from "ctxcheck";

const made = [];

function make(name, callback) {
  try {
    made.push([name, callback()]);
  } catch (error) {
    made.push([name, error.message.slice(0, 52)]);
  }
}

make("controller", () => new AbortController().signal);
make("abort", () => AbortSignal.abort("gone"));
make("any", () => AbortSignal.any([]));

export async function page() {
  for (const [name, signal] of made)
    console.log(current(), name, typeof signal === "string" ? signal : signal.aborted);
  return await io("hold");
}
