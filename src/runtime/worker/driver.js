// The worker's side of the driver: says on the log what happens, tells whose context is current,
// and makes the calls that the driver holds. A module of its own because the specs' modules, the
// timers and the entry all need it and specs must not see it.
import { env } from "cloudflare:workers";
import { AsyncLocalStorage } from "node:async_hooks";

const write = console.log.bind(console);

// One line on the log: whose, what it is, then its parts (log.cpp reads them).
export function say(...record) {
  write("\u00a7ctxcheck " + copyName + " " + JSON.stringify(record));
}

// ---- copies of the spec's module, each for one run

let copyName = "";  // of the one that is loading or running

// Called by each copy before it is evaluated; and, if there are several, with "none" when all are
// loaded: an isolate may have one copy only if its copies do anything then.
export function beginCopy(name) {
  copyName = `${env.service}.${name}`;
}

let running = -1;
function beginRun(index) {
  running = index;
  beginCopy(index);
  requests.length = 0;
  found = undefined;
  orders = "";
  values = [];
  started = 0;
  for (const reset of resets) reset();
}

const resets = [];
// `reset` is called whenever a run begins.
export function atRun(reset) {
  resets.push(reset);
}

export function copyOfParams() {
  return structuredClone(env.params);
}

// ---- contexts

// A function that throws everywhere but in the context that is current now. An unused WebSocket is
// bound to its context in every version of the runtime; its state may be read there only.
export function mark() {
  const [socket] = Object.values(new WebSocketPair());
  return () => void socket.readyState;
}

const requests = [];  // in order of arrival

// Called first of all by every request, in its context. Gives the copy that it is for.
export function enter(request) {
  const run = Number(request.headers.get("ctxcheck-run"));
  if (run !== running) beginRun(run);
  const [index, label] = request.headers.get("ctxcheck-request").split(" ");
  takeOrders(request);
  found = {
    index,
    label: decodeURIComponent(label),
    isCurrent: mark(),
    inRootFrame: AsyncLocalStorage.snapshot(),
    started: 0,
  };
  requests.push(found);
  return run;
}

function isCurrent(request) {
  try {
    request.isCurrent();
    return true;
  } catch {
    return false;
  }
}

let found;  // by the last search: exceptions are slow
// The request whose context is current; undefined at module scope.
export function currentRequest() {
  if (found === undefined || !isCurrent(found)) found = requests.find(isCurrent);
  return found;
}

// ---- calls

// What the driver says with each event: its number and the values of the choices in it.
let orders = "";
let values = [];
function takeOrders(message) {
  const given = message.headers.get("ctxcheck-event");
  if (given === null || given === orders) return;  // the other half of a pair
  orders = given;
  values = given.split(" ").slice(1).map(Number);
}

export function nextChoice(arity) {
  const value = Math.min(values.length > 0 ? values.shift() : 0, arity - 1);
  say("choose", value, arity);
  return value;
}

const NO_REQUEST = { index: "none", started: 0 };
let started = 0;

// Starts a call that the driver holds until the schedule releases it. Gives its number and a
// promise of whether the driver lets it fail.
export function startCall(kind, what, options) {
  const request = currentRequest() ?? NO_REQUEST;
  const number = ++started;
  const path = [copyName, kind, number, ++request.started, request.index,
                encodeURIComponent(what)];
  const reply = env.calls.fetch("http://calls/" + path.join("/"), options);
  say("start", number);
  return { number, reply };
}

// To be called with the reply before anything else.
export function meet(reply) {
  takeOrders(reply);
  return reply.headers.get("ctxcheck-fail") !== null;
}

// ---- errors

// Errors that the driver or an assertion caused; a handler that passes them on has not thrown.
const excused = new WeakSet();
export function excuse(error) {
  excused.add(error);
  say("excuse", String(messageOf(error)));
  return error;
}

export function messageOf(error) {
  return error?.message ?? String(error);
}

export function noteThrew(error) {
  if (typeof error === "object" && error !== null && excused.has(error)) return;
  say("threw", currentRequest()?.label ?? "none", String(messageOf(error)));
}

export function noteForeign(what) {
  say("foreign", currentRequest()?.label ?? "none", what);
}
