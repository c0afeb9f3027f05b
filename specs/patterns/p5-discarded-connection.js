/*---
summary: "a pool that throws away what fails: every other request gets an error"
see: [porsager/postgres#865]
runtime: all
requests: { page: 2 }
expect: [foreign-io, threw, poisoned]
---*/

// The pool of p5-pooled-connection.js, better: a connection whose query fails does not go back.
//
// Shortest order, the same: page#1 opens a connection, its query is answered, it answers; page#2
// arrives, takes the connection from the pool, and cannot use it. Then the pool is empty, page#3
// opens a connection of its own and works, page#4 fails, and so on. The finding "poisoned" is about
// page#2 alone; with more requests, ctxcheck check notes that later ones can still be answered.
//
// In production: exactly every other request fails, if they come one by one. Reloading the page
// helps, always, which looks like a flaky network. Retrying inside the handler hides it and costs
// one connection for each request.

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
    const answer = await connection.query(text);
    this.idle.push(connection);
    return answer;
  }
}

const pool = new Pool();

export async function page() {
  return await pool.query("select");
}
