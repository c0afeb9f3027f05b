// Notices when a copy of the spec's module changes what all copies in the isolate share: the built-in
// objects. A module of its own because it must be evaluated before the copies, and knows nothing of
// runs.

const NAMES = [
  "AbortController", "AbortSignal", "AggregateError", "Array", "Boolean", "DOMException", "Error",
  "EvalError", "Function", "Headers", "JSON", "Map", "Math", "Number", "Object", "Promise", "Proxy",
  "RangeError", "ReferenceError", "Reflect", "Request", "Response", "Set", "String", "Symbol",
  "SyntaxError", "TypeError", "URIError", "URL", "URLSearchParams", "WeakMap", "WeakSet", "console",
];
const FUNCTIONS = [
  "clearImmediate", "clearTimeout", "decodeURI", "decodeURIComponent", "encodeURI",
  "encodeURIComponent", "fetch", "isFinite", "isNaN", "parseFloat", "parseInt", "queueMicrotask",
  "setImmediate", "setInterval", "setTimeout", "structuredClone",
];
// Built-in objects that have no global name.
const NAMELESS = {
  "an iterator": Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())),
  "an array iterator": Object.getPrototypeOf([][Symbol.iterator]()),
  "a generator function": Object.getPrototypeOf(function* () {}),
  "an async function": Object.getPrototypeOf(async function () {}),
  "an async generator function": Object.getPrototypeOf(async function* () {}),
};

// Values of properties only: to read an accessor would run it. The runtime of 2025-09-24 has properties
// that say they have a value and are accessors.
function valueOf(object, key) {
  try {
    return Reflect.getOwnPropertyDescriptor(object, key);
  } catch {
    return {};
  }
}

function recordOf(name, object) {
  const keys = Reflect.ownKeys(object);
  const values = [];
  for (const key of keys) {
    const property = valueOf(object, key);
    if ("value" in property) values.push([key, property.value]);
  }
  return { name, object, count: keys.length, values };
}

let globalCount = 0;
const records = [];
const globals = [];

// To be called once everything of ours is in place.
export function noteBuiltIns(more) {
  for (const name of NAMES) {
    const value = globalThis[name];
    records.push(recordOf(name, value));
    if (value.prototype) records.push(recordOf(`${name}.prototype`, value.prototype));
  }
  for (const name in NAMELESS) records.push(recordOf(`the prototype of ${name}`, NAMELESS[name]));
  for (const name in more) records.push(recordOf(name, more[name]));
  for (const name of [...NAMES, ...FUNCTIONS]) globals.push([name, globalThis[name]]);
  globalCount = Reflect.ownKeys(globalThis).length;
}

// What is not as it was noted, in words; undefined if nothing is. Runs before every run: it must be
// quick.
export function changedBuiltIn() {
  for (const { name, object, count, values } of records) {
    if (Reflect.ownKeys(object).length !== count) return name;
    for (const [key, value] of values) {
      if (!Object.is(object[key], value)) return `${name}.${String(key)}`;
    }
  }
  for (const [name, value] of globals) {
    if (globalThis[name] !== value) return name;
  }
  if (Reflect.ownKeys(globalThis).length !== globalCount) return "the global object";
  return undefined;
}
