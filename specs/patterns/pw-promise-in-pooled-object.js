/*---
summary: "a pooled client with a promise of the request that made it"
runtime: [workerd-2026-11-17, workerd-2025-09-24]
requests: { page: 2 }
expect: [late-settle]
---*/

// The client is an object without I/O of its own, so it may be used by all. It is closed after its
// second use, and tells so by a promise, as clients of databases do. That promise was made together
// with the client, by the request that came first.
//
// Shortest order: page#1 makes a client, is answered, and ends; page#2 takes the client, has its
// call answered, and closes the client: it settles a promise of a request that has ended. Nobody
// waits for it, so nothing is lost; both requests are answered.
//
// In production: the warning about a promise of a different request context, once per client, again
// and again, and no failure ever. It is worth knowing that this exists before one hunts for a hang:
// the same warning in the same words comes with `dead-settle`, where work is lost. With the flag
// off nothing is printed.

import { io } from "ctxcheck";

class Client {
  uses = 0;
  closed = new Promise((resolve) => {
    this.close = resolve;
  });

  async query(text) {
    this.uses++;
    return await io(text);
  }
}

class Pool {
  idle = [];

  async query(text) {
    const client = this.idle.pop() ?? new Client();
    const answer = await client.query(text);
    if (client.uses === 2) client.close();
    else this.idle.push(client);
    return answer;
  }
}

const pool = new Pool();

export async function page() {
  return await pool.query("select");
}
