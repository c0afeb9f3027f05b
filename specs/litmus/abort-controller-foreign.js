/*---
summary: "b uses an abort controller of a in every way there is; which of them work?"
requests: { a: 1, b: 1 }
---*/

// b arrives while a waits for its call. [new] Everything works, and what b aborts is aborted for a
// too. [old] For b, `abort`, `aborted` and `throwIfAborted` throw, and so does `any` unless an
// aborted signal comes before a's. b can read `reason` and add listeners; they run in a when a
// aborts.
//
// Semantics 8.5 [old]: An AbortSignal belongs to the context that made it.
// Semantics 8.5/free [new]: An AbortSignal belongs to nobody.

import { io, current } from "ctxcheck";

let controller;

function attempt(name, callback) {
  try {
    console.log(current(), name, callback());
  } catch (error) {
    console.log(current(), name, "throws", (error.message ?? error).slice(0, 21));
  }
}

export async function a() {
  controller = new AbortController();
  await io("hold");
  attempt("aborted", () => controller.signal.aborted);
  attempt("abort", () => controller.abort("by a"));
  attempt("reason", () => controller.signal.reason);
  return "a";
}

export async function b() {
  if (!controller) return "early";
  const signal = controller.signal;
  const own = new AbortController().signal;
  const gone = AbortSignal.abort("gone");
  attempt("onabort", () => {
    signal.onabort = () => console.log("onabort in", current());
  });
  attempt("add", () =>
    signal.addEventListener("abort", () => console.log("listener in", current())),
  );
  attempt("aborted", () => signal.aborted);
  attempt("throwIfAborted", () => signal.throwIfAborted());
  attempt("any own", () => AbortSignal.any([own]).aborted);
  attempt("any own, foreign", () => AbortSignal.any([own, signal]).aborted);
  attempt("any gone, foreign", () => AbortSignal.any([gone, signal]).aborted);
  attempt("any foreign, gone", () => AbortSignal.any([signal, gone]).aborted);
  attempt("abort", () => controller.abort("by b"));
  attempt("reason", () => signal.reason);
  return "b";
}
