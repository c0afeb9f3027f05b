/*---
summary: "timers of two requests fire by the order of arming and delay"
requests: { a: 1, b: 1 }
---*/

// Semantics 7/timers: Armed timers are pending events.

let fired = [];

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
