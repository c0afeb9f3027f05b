/*---
summary: "a pool hands a connection to another request than the one that opened it"
see: [payloadcms/payload#17335, opennextjs/opennextjs-cloudflare#548]
runtime: all
requests: { page: 2 }
expect: [foreign-io, threw, poisoned]
---*/

// The pool is made at module scope. A socket is an I/O object: it belongs to the request that
// opened it, also after that request has ended.
//
// Shortest order, strictly sequential: page#1 opens a connection, its query is answered, the
// connection goes back to the pool, page#1 answers; page#2 arrives, takes the connection from the
// pool, and cannot use it. `finally` puts it back, so everybody after it fails as well.
//
// In production: the first request of an isolate works, all later ones fail. Two that arrive at the
// same time both work, since each opens a connection of its own; so a load test is half green, and
// a single try after a deployment is entirely green.

import { io, open } from "ctxcheck";

class Connection {
  socket = open("socket");

  async query(text) {
    this.socket.use();
    return await io(text);
  }
}

class Pool {
  idle = [];

  async query(text) {
    const connection = this.idle.pop() ?? new Connection();
    try {
      return await connection.query(text);
    } finally {
      this.idle.push(connection);
    }
  }
}

const pool = new Pool();

export async function page() {
  return await pool.query("select");
}
