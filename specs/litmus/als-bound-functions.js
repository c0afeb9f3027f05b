/*---
summary: "b calls functions that a and the module have bound to a store; which calls work?"
requests: { a: 1, b: 1 }
---*/

// b arrives while a waits for its call. Whatever was bound in a throws in b, with a store or
// without one, and also as a reaction. What was bound at module scope works in both. a can call its
// own later, too.
//
// Semantics 9/bound: A function bound to a frame in a request can be called in that request only.

import { AsyncLocalStorage } from "node:async_hooks";
import { io, current } from "ctxcheck";

const storage = new AsyncLocalStorage();
const read = () => storage.getStore();
const ofModule = storage.run("module", () => ({
  snapshot: AsyncLocalStorage.snapshot(),
  bind: AsyncLocalStorage.bind(read),
}));
let root, inside;

function attempt(name, callback) {
  try {
    console.log(current(), name, callback());
  } catch (error) {
    console.log(current(), name, "throws", error.message);
  }
}

export async function a() {
  root = AsyncLocalStorage.snapshot();
  inside = storage.run("a", () => ({
    snapshot: AsyncLocalStorage.snapshot(),
    bind: AsyncLocalStorage.bind(read),
  }));
  attempt("own", () => inside.snapshot(read));
  await io("hold");
  attempt("own, later", () => inside.bind());
  attempt("of the module", () => ofModule.snapshot(read));
  return "a";
}

export async function b() {
  if (!inside) return "early";
  attempt("of the module", () => ofModule.snapshot(read));
  attempt("of the module, bound", () => ofModule.bind());
  attempt("root of a", () => root(read));
  attempt("of a", () => inside.snapshot(read));
  attempt("of a, bound", () => inside.bind());
  Promise.resolve()
    .then(inside.bind)
    .catch(error => console.log(current(), "rejected", error.message.slice(0, 16)));
  return "b";
}
