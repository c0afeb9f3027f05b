/*---
summary: "fix of p6-shared-subscription: a client per request"
see: [cloudflare/workerd#210]
runtime: all
requests: { page: 2 }
disconnects: 1
expect: safe
---*/

// Within one request, equal operations are still one. Whoever leaves takes his map with him.

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

export async function page() {
  const client = new Client();
  const results = await Promise.all([client.query("posts"), client.query("posts")]);
  return results.join();
}
