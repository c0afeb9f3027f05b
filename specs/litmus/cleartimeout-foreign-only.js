/*---
summary: "b clears the timer that is all a waits for; is a answered?"
requests: { a: 1, b: 1 }
---*/

// b's clearTimeout does nothing to a timer of another context. It fires, and a is answered in every
// order; were it cleared, a would have nothing pending.
//
// Semantics 8.3/clear: clearTimeout of another context's timer does nothing.
// Semantics 7/timers: Armed timers are pending events.

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
