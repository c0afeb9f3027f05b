/*---
summary: "three requests wait for each other's promises in a ring"
requests: { a: 1, b: 1, c: 1 }
---*/

// If each finds the promise of the next one when its timer has fired, the three follow each other.
// An open follow is a pending event, so none is hung and none dies: all three wait for ever.
// Otherwise one finds nobody, and all are answered.
//
// Semantics 3.3: The result promise of `then` belongs to who called it.
// Semantics 3.4: `then` of a thenable is an ordinary call in the current context.
// Semantics 7/timers: Armed timers are pending events.

const promiseOf = {};

const wait = (me, whom) => {
  const own = new Promise(resolve => setTimeout(resolve, 5)).then(
    () => promiseOf[whom] ?? "nobody",
  );
  promiseOf[me] = own;
  return own;
};

export async function a() {
  return "a " + (await wait("a", "b"));
}

export async function b() {
  return "b " + (await wait("b", "c"));
}

export async function c() {
  return "c " + (await wait("c", "a"));
}
