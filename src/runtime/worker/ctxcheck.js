// Module "ctxcheck" as specs see it on the real runtime (specs/README.md), but for `params`, which
// every copy of a spec has its own of. The model supplies the same names natively.
import { currentRequest, excuse, mark, meet, nextChoice, noteForeign, say, startCall }
  from "ctxcheck-driver";
import "ctxcheck-globals";

function call(name, rejects) {
  return startCall(rejects ? "io-fail" : "io", name).reply.then(
    (reply) => {
      if (meet(reply) || rejects) throw excuse(new Error(name));
      return name;
    },
    (error) => {
      if (String(error?.message).startsWith("Cannot perform I/O")) {
        noteForeign(`the call ${name} is refused: its async frame`);
      }
      throw error;
    });
}

export function io(name) {
  return call(String(name), false);
}

export function ioFail(name) {
  return call(String(name), true);
}

export function open(name) {
  const isOwner = mark();
  const text = String(name);
  return {
    use() {
      try {
        isOwner();
      } catch (error) {
        noteForeign(`the I/O object ${text}`);
        throw error;
      }
      return text;
    },
  };
}

export function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export function current() {
  return currentRequest()?.label ?? "none";
}

export function choose(n) {
  const arity = Number(n);
  if (!(arity >= 1) || arity > 1000000 || !Number.isInteger(arity)) {
    throw new RangeError("choose(n) takes a whole number from 1 to 1000000");
  }
  if (!currentRequest()) {
    throw new Error("choose() at module scope cannot be forced on the real runtime");
  }
  return nextChoice(arity);
}

export function assert(condition, text = "assertion failed") {
  if (condition) return;
  say("assert", current(), String(text));
  throw excuse(new Error(String(text)));
}

function checkBatcher(options) {
  const refuse = (why) => {
    throw new TypeError(`new Batcher: ${why}`);
  };
  if (typeof options !== "object" || options === null) refuse("the options must be an object");
  const { flush, load, delay, max, scope } = options;
  if (!["microtask", "nextTick", "timer", "size"].includes(flush)) {
    refuse('`flush` must be "microtask", "nextTick", "timer" or "size"');
  }
  for (const name of Object.keys(options)) {
    if (!["flush", "load", "delay", "max", "scope"].includes(name)) {
      refuse(`unknown option \`${name}\``);
    }
  }
  if ((max !== undefined) !== (flush === "size")) {
    refuse('`max` is required with `flush: "size"` and refused otherwise');
  }
  if (delay !== undefined && flush !== "timer") {
    refuse('`delay` goes with `flush: "timer"` only');
  }
  if (typeof load !== "function") refuse("`load` must be a function");
  const checkCount = (name, value, least) => {
    if (value === undefined || (Number.isInteger(value) && value >= least && value < 2 ** 31)) {
      return;
    }
    refuse(`\`${name}\` must be a whole number of at least ${least}`);
  };
  checkCount("delay", delay, 0);
  checkCount("max", max, 1);
  if (scope !== undefined && scope !== "module" && scope !== "request") {
    refuse('`scope` must be "module" or "request"');
  }
}

// Promise for promise the code in specs/README.md.
export class Batcher {
  constructor(options) {
    checkBatcher(options);
    const { flush, load, delay = 0, max, scope = "module" } = options;
    this.flush = flush;
    this.load_ = load;
    this.delay = delay;
    this.max = max;
    this.scope = scope;
    this.boxes = new Map();
  }
  box() {
    const id = this.scope === "request" ? current() : "";
    if (!this.boxes.has(id)) this.boxes.set(id, { jobs: null });
    return this.boxes.get(id);
  }
  load(k) {
    const box = this.box();
    if (!box.jobs) {
      box.jobs = [];
      this.schedule(box);
    }
    return new Promise((resolve, reject) => {
      box.jobs.push({ k, resolve, reject });
      if (this.flush === "size" && box.jobs.length === this.max) this.dispatch(box);
    });
  }
  schedule(box) {
    const f = () => this.dispatch(box);
    switch (this.flush) {
      case "microtask": queueMicrotask(f); break;
      case "nextTick": process.nextTick(f); break;
      case "timer": setTimeout(f, this.delay); break;
      case "size": break;
    }
  }
  dispatch(box) {
    const jobs = box.jobs;
    box.jobs = null;
    this.load_(jobs.map((j) => j.k)).then(
      (v) => jobs.forEach((j, i) => j.resolve(Array.isArray(v) ? v[i] : v)),
      (e) => jobs.forEach((j) => j.reject(e)));
  }
}
