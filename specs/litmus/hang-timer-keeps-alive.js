/*---
summary: "a arms a timer and waits for a promise that nobody settles"
requests: { a: 1 }
---*/

// The armed timer is a pending event: it fires in every order, and only then is a cancelled as
// hung.
//
// Semantics 7/timers: Armed timers are pending events.

export async function a() {
  setTimeout(() => console.log("fired"), 5);
  await new Promise(() => {});
}
