// What a live worker finds instead of the outside world: fetch, and everything that takes time.
// A module of its own because specs use the module "ctxcheck" instead, and because it must be
// evaluated before the worker.
import { env } from "cloudflare:workers";
import { excuse, meet, noteForeign, startCall } from "ctxcheck-driver";
import { repeat } from "ctxcheck-globals";

export const settings = env.live;

// `*` stands for anything, also nothing; everything else for itself.
export function globOf(pattern, flags = "") {
  const parts = pattern.split("*").map((text) => text.replace(/[.+?^${}()|[\]\\/]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, `s${flags}`);
}

// ---- calls

function encoded({ status = 200, headers = [], body = "" }) {
  return encodeURIComponent(JSON.stringify({ status, headers, body }));
}

function received(failure, url, message) {
  if (meet(message)) throw excuse(new Error(failure ?? "Network connection lost."));
  const response = new Response(message.body, message);
  for (const header of [...response.headers.keys()]) {
    if (header.startsWith("ctxcheck-")) response.headers.delete(header);
  }
  Object.defineProperty(response, "url", { value: url });
  return response;
}

// Starts the call `name`, which is answered with `reply` when the schedule lets it complete.
function start(name, url, reply, options = {}) {
  const headers = new Headers(options.headers);
  headers.set("ctxcheck-reply", encoded(reply));
  const { reply: message } = startCall("io", name, { ...options, headers, redirect: "manual" });
  return message.then(
    (answer) => received(reply.failure, url, answer),
    (error) => {
      if (String(error?.message).startsWith("Cannot perform I/O")) {
        noteForeign(`the call ${name} is refused`);
      }
      throw error;
    });
}

const replies = settings.replies.map((reply) => ({
  ...reply,
  matches: globOf(reply.url),
  whole: reply.url.includes("://"),
}));

function replyTo(request) {
  const url = new URL(request.url);
  const whole = url.href.slice(0, url.href.length - url.hash.length);
  const short = url.host + url.pathname + url.search;
  const found = replies.find((reply) =>
    (reply.method === undefined || reply.method === request.method) &&
    reply.matches.test(reply.whole ? whole : short));
  return { name: `${request.method} ${url.host}${url.pathname}`, ...found };
}

function controlledFetch(input, init) {
  let request;
  try {
    request = new Request(input, init);
  } catch (error) {
    return Promise.reject(error);
  }
  const reply = replyTo(request);
  const options = { method: request.method, headers: request.headers };
  if (request.body) options.body = request.body;
  const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
  if (signal) options.signal = signal;
  return start(reply.name, request.url, reply, options);
}

globalThis.fetch = function fetch(input, init) {
  return controlledFetch(input, init);
};

// ---- other sources of time

globalThis.setInterval = (callback, delay, ...values) => repeat(callback, Number(delay), values);

const pause = (delay, { signal } = {}) =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const timer = setTimeout(resolve, delay);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    }, { once: true });
  });
if (globalThis.scheduler) globalThis.scheduler.wait = pause;

AbortSignal.timeout = (delay) => {
  const controller = new AbortController();
  setTimeout(() => {
    controller.abort(
      new DOMException("The operation was aborted due to timeout", "TimeoutError"));
  }, delay);
  return controller.signal;
};

// ---- the environment

// What a module that makes a binding is given (specs/live/README.md).
export function toolsFor(name, options) {
  return {
    name,
    options,
    fetch: globalThis.fetch,
    call: (call, reply = {}) => start(call, "", reply, {}),
  };
}

// The worker's `env`: variables, and what the modules in `makers` make for the bindings.
export function environmentOf(makers) {
  const environment = { ...settings.vars };
  for (const [name, make] of makers) {
    if (typeof make !== "function") {
      throw new TypeError(`the module of the binding ${name} must export a function as its default`);
    }
    environment[name] = make(toolsFor(name, settings.bindings[name]));
  }
  Object.assign(env, environment);  // for who imports it from "cloudflare:workers"
  return environment;
}
