/*---
summary: "a client gives one running source to all who subscribe to the same key"
see: [cloudflare/workerd#210]
runtime: all
requests: { page: 2 }
disconnects: 1
expect:
  default: [dead-settle, hung, poisoned]
  workerd-2026-11-17-off: [foreign-run, hung, poisoned]
  workerd-2025-09-24-off: [foreign-run, hung, poisoned]
---*/

// Clients for GraphQL and the like keep a map of active sources. The first subscriber of a key
// starts the operation, later ones are added to it, the result goes to them all, and the entry is
// removed. A promise for the result is made by each subscriber; what is shared is only a list of
// functions.
//
// Shortest order: page#1 subscribes and starts the operation; page#2 subscribes and is cancelled as
// hung at once, since it waits for nothing of its own. The answer to page#1 then settles the
// promise of page#2, which is dead. And if page#1's client leaves, the operation ends with it, the
// entry stays, and no page#2 is ever answered: unsubscribing is code, and no code of the dead runs.
//
// In production: "code had hung" under load, only for operations with the same variables. One
// request at a time never shows it; neither does a test that gives every request a key of its own.

import { io } from "ctxcheck";

class Client {
  active = new Map(); // key -> subscribers

  subscribe(key, next) {
    const subscribers = this.active.get(key);
    if (subscribers) {
      subscribers.push(next);
      return;
    }
    this.active.set(key, [next]);
    io(key).then((result) => this.publish(key, result));
  }

  publish(key, result) {
    const subscribers = this.active.get(key);
    this.active.delete(key);
    for (const next of subscribers) next(result);
  }

  query(key) {
    return new Promise((resolve) => this.subscribe(key, resolve));
  }
}

const client = new Client();

export async function page() {
  return await client.query("posts");
}
