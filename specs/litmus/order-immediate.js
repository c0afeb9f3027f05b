/*---
summary: "setImmediate is a turn of its own: another request may come first"
requests: { a: 1, b: 1 }
---*/

// Semantics 7/timers: Armed timers are pending events.

let order = [];

export async function a() {
  await new Promise(resolve =>
    setImmediate(() => {
      order.push("immediate");
      resolve();
    }),
  );
  return order.join();
}

export async function b() {
  order.push("b");
  return order.join();
}
