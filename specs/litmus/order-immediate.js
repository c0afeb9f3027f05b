/*---
summary: "a waits for setImmediate, and b may arrive before it is called"
requests: { a: 1, b: 1 }
---*/

// An immediate is a timer: a turn of its own, with room for b's arrival before it. a waits for it
// without being hung.
//
// Semantics 7/timers: Armed timers are pending events.

const order = [];

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
