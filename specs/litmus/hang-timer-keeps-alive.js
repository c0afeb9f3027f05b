/*---
summary: "an armed timer keeps a request from being cancelled, until it has fired"
requests: { a: 1 }
---*/

// Semantics 7/timers: Armed timers are pending events.

export async function a() {
  setTimeout(() => console.log("fired"), 5);
  await new Promise(() => {});
}
