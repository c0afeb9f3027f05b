/*---
summary: "b clears the timer that is all a waits for: a is answered all the same"
requests: { a: 1, b: 1 }
---*/

// Semantics 7/timers: Armed timers are pending events.
// Semantics 8.3/clear: clearTimeout of another context's timer does nothing.

let timer;

export async function a() {
  await new Promise(resolve => {
    timer = setTimeout(resolve, 5);
  });
  return "a";
}

export async function b() {
  clearTimeout(timer);
  return "b";
}
