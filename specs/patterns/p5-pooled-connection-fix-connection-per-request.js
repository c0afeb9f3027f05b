/*---
summary: "fix of p5-pooled-connection: a connection per request"
see: [payloadcms/payload#17335, opennextjs/opennextjs-cloudflare#548]
runtime: all
requests: { page: 2 }
expect: safe
---*/

// The pool is made by the request that uses it; within the request the connection is used again.
// Connections that outlive a request are for a proxy outside of the isolate.

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

export async function page() {
  const pool = new Pool();
  const user = await pool.query("select");
  return `${user} ${await pool.query("update")}`;
}
