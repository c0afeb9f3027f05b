// The globals that the driver controls: console and timers. A module of its own because it is
// loaded for what it does, before the spec.
import { AsyncLocalStorage } from "node:async_hooks";
import { atRun, currentRequest, mark, meet, messageOf, say, startCall } from "ctxcheck-driver";

// ---- console: one line, all levels alike

function shown(value) {
  if (typeof value === "string") return value;
  if (value instanceof Error) return value.message;
  if (typeof value === "object" && value !== null) {
    try {
      return JSON.stringify(value) ?? String(value);
    } catch {
      return String(value);
    }
  }
  return String(value);
}

for (const level of ["log", "info", "warn", "error", "debug"]) {
  console[level] = (...values) =>
    say("console", currentRequest()?.label ?? "none", values.map(shown).join(" "));
}

addEventListener("unhandledrejection", (event) => {
  say("unhandled", currentRequest()?.label ?? "none", String(messageOf(event.reason)));
});

// ---- timers: held calls, which re-enter the context as a timer does

const LONGEST = 2147483647;
const timers = new Map();
let last = 0;
atRun(() => {
  timers.clear();
  last = 0;
});

function arm(name, callback, delay, values, repeats = false) {
  if (typeof callback !== "function") {
    throw new TypeError(`${name}: the first argument must be a function`);
  }
  const milliseconds = delay > 0 ? Math.min(Math.floor(delay), LONGEST) : 0;
  const request = currentRequest();
  const isOwner = request ? request.isCurrent : mark();
  const abort = new AbortController();
  const inFrame = AsyncLocalStorage.snapshot();
  const handle = ++last;
  const start = () => {
    const { number, reply } = startCall("timer", milliseconds, { signal: abort.signal });
    timers.set(handle, { isOwner, abort, number });
    reply.then(
      (message) => {
        timers.delete(handle);
        meet(message);
        if (repeats) inRoot();
        try {
          inFrame(callback, ...values);
        } catch (error) {
          say("uncaught", request?.label ?? "none", String(messageOf(error)));  // only logged
        }
      },
      () => {});
  };
  // One version of the runtime starts no call from the async frame of another request; a timer has
  // no such check.
  const inRoot = () => (request ? request.inRootFrame(start) : start());
  inRoot();
  return handle;
}

// An interval: armed again whenever it fires, before its callback runs.
export function repeat(callback, delay, values) {
  return arm("setInterval", callback, delay, values, true);
}

function clear(handle) {
  const timer = timers.get(handle);
  if (!timer) return;
  try {
    timer.isOwner();
  } catch {
    return;  // a timer of another context is out of reach
  }
  timers.delete(handle);
  say("clear", timer.number);
  timer.abort.abort();
}

globalThis.setTimeout = (callback, delay, ...values) =>
  arm("setTimeout", callback, Number(delay), values);
globalThis.setImmediate = (callback, ...values) => arm("setImmediate", callback, 0, values);
globalThis.clearTimeout = clear;
globalThis.clearImmediate = clear;
globalThis.clearInterval = clear;
globalThis.setInterval = () => {
  throw new Error("setInterval cannot be controlled");
};
