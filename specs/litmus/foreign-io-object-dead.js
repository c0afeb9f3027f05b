/*---
summary: "two requests use a connection in module state, which the first of them opened"
requests: { page: 2 }
---*/

// page#2 is refused in every order: while page#1 is alive, and after it has answered. The error is
// thrown at once and can be caught.
//
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
