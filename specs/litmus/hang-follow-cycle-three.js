/*---
summary: "three requests wait for each other's promises in a ring"
requests: { a: 1, b: 1, c: 1 }
---*/

// Semantics 3.3: The result promise of `then` belongs to who called it.
// Semantics 3.4: `then` of a thenable is an ordinary call in the current context.
// Semantics 7/timers: Armed timers are pending events.

const p = {};
const wait = (me, whom) => {
  const mine = new Promise(resolve => setTimeout(resolve, 5)).then(() => p[whom] ?? "nobody");
  p[me] = mine;
  return mine;
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
