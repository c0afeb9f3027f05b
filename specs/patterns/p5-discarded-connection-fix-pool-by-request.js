/*---
summary: "fix of p5-discarded-connection: idle connections are kept by request"
see: [porsager/postgres#865]
runtime: all
requests: { page: 2 }
expect: safe
---*/

// The pool stays at module scope, but what it keeps is found by the request alone. A WeakMap, so
// that the connections go where their request goes.

import { io, open } from "ctxcheck";

class Connection {
  socket = open("socket");

  async query(text) {
    this.socket.use();
    return await io(text);
  }
}

class Pool {
  idle = new WeakMap(); // by request

  async query(request, text) {
    if (!this.idle.has(request)) this.idle.set(request, []);
    const idle = this.idle.get(request);
    const connection = idle.pop() ?? new Connection();
    const answer = await connection.query(text);
    idle.push(connection);
    return answer;
  }
}

const pool = new Pool();

export async function page(request) {
  const user = await pool.query(request, "select");
  return `${user} ${await pool.query(request, "update")}`;
}
