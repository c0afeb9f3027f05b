/*---
summary: "a connection kept in module state is used by the request after the one that opened it"
requests: { page: 2 }
---*/

// Semantics 8.1: An I/O object throws outside its own context.

import { io, open, current } from "ctxcheck";

let connection;

export async function page() {
  connection ??= open("connection");
  await io("query");
  try {
    return connection.use();
  } catch {
    return "refused in " + current();
  }
}
