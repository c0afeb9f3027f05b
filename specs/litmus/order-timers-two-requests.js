/*---
summary: "a waits for timers of 10 ms and then 3 ms, and b for one of 5 ms"
requests: { a: 1, b: 1 }
---*/

// If a comes first, b may come at any time before or after a's timers, so `b5` has any place. If b
// comes first, `b5` was armed earlier and for a shorter time, and it fires first in every order.
// While its timer is armed, neither is hung.
//
// Semantics 7/timers: Armed timers are pending events.

const fired = [];

export async function a() {
  await new Promise(resolve => setTimeout(resolve, 10));
  fired.push("a10");
  await new Promise(resolve => setTimeout(resolve, 3));
  fired.push("a3");
  return fired.join();
}

export async function b() {
  await new Promise(resolve => setTimeout(resolve, 5));
  fired.push("b5");
  return fired.join();
}
