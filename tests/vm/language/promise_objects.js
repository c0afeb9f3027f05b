// Promises: the constructor, resolving, then, finally, subclasses.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- refusals
const t = (f) => { try { console.log(String(f()));
  } catch (e) { console.log(`${e.name}: ${e.message}`); } };
t(() => Promise(() => {}));
t(() => new Promise());
t(() => new Promise({}));
t(() => Promise.prototype.then.call({}));
t(() => Promise.resolve.call(1));
t(() => Promise.all.call(undefined, []));
t(() => Promise.resolve.call(function (f) {}, 1));
t(() => Promise.resolve.call(function (f) { f(1, 2); f(3, 4); }, 1));
t(() => Promise.prototype.finally.call(1));
t(() => [Promise.length, Promise.all.length, Promise.prototype.then.length,
  Promise.prototype.finally.name]);
t(() => Promise.prototype[Symbol.toStringTag] + (Promise[Symbol.species] === Promise));
//=> TypeError: Promise constructor cannot be invoked without 'new'
//=> TypeError: Promise resolver undefined is not a function
//=> TypeError: Promise resolver #<Object> is not a function
//=> TypeError: Method Promise.prototype.then called on incompatible receiver #<Object>
//=> TypeError: PromiseResolve called on non-object
//=> TypeError: Promise.all called on non-object
//=> TypeError: Promise resolve or reject function is not callable
//=> TypeError: Promise executor has already been invoked with non-undefined arguments
//=> TypeError: Promise.prototype.finally called on non-object
//=> 1,1,2,finally
//=> Promisetrue

// ---- settled once
const watch = (name, p) => p.then((v) => console.log(name, "ok", v), (e) => console.log(name, "no",
  e?.message ?? e));
watch("throws", new Promise(() => { throw 1; }));
watch("resolves then throws", new Promise((r) => { r(1); throw 2; }));
watch("twice", new Promise((r, j) => { r(1); r(2); j(3); }));
watch("locked in", new Promise((r) => { r(new Promise(() => {})); r(2); }));
let resolve;
const self = new Promise((r) => { resolve = r; });
resolve(self);
watch("self", self);
//=> throws no 1
//=> resolves then throws ok 1
//=> twice ok 1
//=> self no Chaining cycle detected for promise #<Promise>

// ---- thenables
const watch = (name, p) => p.then((v) => console.log(name, "ok",
  typeof v === "object" ? "object" : v), (e) => console.log(name, "no",
  typeof e === "object" ? "object" : e));
watch("getter throws", Promise.resolve({ get then() { throw "g"; } }));
watch("no function", Promise.resolve({ then: 1 }));
watch("first call counts", Promise.resolve({ then(r, j) { r(5); j(6); throw 7; } }));
watch("throws", Promise.resolve({ then() { throw 8; } }));
watch("nested", Promise.resolve({ then(r) { r({ then(s) { s("deep"); } }); } }));
watch("rejections are no thenables", Promise.reject({ then() {} }));
watch("returned", Promise.resolve().then(() => ({ then(r) { r("r"); } })));
const callable = () => {};
callable.then = (r) => r("function");
watch("functions too", Promise.resolve(callable));
//=> getter throws no g
//=> no function ok object
//=> rejections are no thenables no object
//=> first call counts ok 5
//=> throws no 8
//=> functions too ok function
//=> nested ok deep
//=> returned ok r

// ---- finally
const watch = (name, p) => p.then((v) => console.log(name, "ok", v), (e) => console.log(name, "no",
  e));
watch("value", Promise.resolve(1).finally((...a) => a.length));
watch("throws", Promise.resolve(1).finally(() => { throw 3; }));
watch("reason", Promise.reject(1).finally(() => 2));
watch("rejects", Promise.reject(1).finally(() => Promise.reject(4)));
watch("waits", Promise.resolve(1).finally(() => new Promise((r) => queueMicrotask(r))));
watch("no function", Promise.resolve(1).finally(5));
console.log(Promise.prototype.finally.call({ then(a, b) { return [typeof a, a.length,
  a === b].join(); } }, () => 7));
console.log(Promise.prototype.finally.call({ then(a, b) { return [a, b].join(); } }, 7));
console.log(Promise.prototype.catch.call({ then(a, b) { return [a, b].join(); } }, 7));
//=> function,1,false
//=> 7,7
//=> ,7
//=> throws no 3
//=> no function ok 1
//=> value ok 1
//=> reason no 1
//=> rejects no 4
//=> waits ok 1

// ---- subclasses
class Sub extends Promise {
  constructor(f) { super(f); Sub.made = (Sub.made ?? 0) + 1; }
  static resolve(v) { console.log("resolve", v instanceof Promise ? "promise" : v);
    return super.resolve(v); }
  then(a, b) { console.log("then"); return super.then(a, b); }
}
console.log(Sub.resolve(1) instanceof Sub, Sub.made);
console.log(Sub.resolve(1).then(() => {}) instanceof Sub, Sub.made);
const s = Sub.resolve(1);
console.log(Sub.resolve(s) === s, Promise.resolve(s) === s,
  Sub.resolve(Promise.resolve(1)) instanceof Sub);
Sub.all([1, 2]).then((v) => console.log("all", v.join()));
Sub.race([3]).then((v) => console.log("race", v));
Sub.resolve(4).finally(() => 5).then((v) => console.log("finally", v));
(async () => console.log("await", await Sub.resolve(6)))();
//=> resolve 1
//=> true 1
//=> resolve 1
//=> then
//=> true 3
//=> resolve 1
//=> resolve promise
//=> resolve promise
//=> true false true
//=> resolve 1
//=> then
//=> resolve 2
//=> then
//=> then
//=> resolve 3
//=> then
//=> then
//=> resolve 4
//=> then
//=> then
//=> resolve 6
//=> then
//=> then
//=> then
//=> all 1,2
//=> race 3
//=> then
//=> await 6
//=> finally 4

// ---- species
class Plain extends Promise { static get [Symbol.species]() { return Promise; } }
console.log(Plain.resolve(1).then(() => {}).constructor.name,
  Plain.resolve(1).finally(() => {}).constructor.name);
const of = (constructor) => { const p = Promise.resolve(1); p.constructor = constructor; return p;
  };
console.log(of(undefined).then(() => {}).constructor === Promise);
for (const bad of [5, { [Symbol.species]: 5 }]) {
  try { of(bad).then(() => {}); } catch (e) { console.log(e.name); }
}
console.log(of({ [Symbol.species]: null }).then(() => {}).constructor === Promise);
//=> Promise Promise
//=> true
//=> TypeError
//=> TypeError
//=> true

// ---- ticks
const order = [];
const o = (n) => () => order.push(n);
let p = Promise.resolve();
for (let i = 1; i <= 9; i++) p = p.then(o(i));
(async () => { order.push("a"); await null; order.push("b"); await Promise.resolve();
  order.push("c"); })();
new Promise((r) => r(Promise.resolve())).then(o("d"));
(async () => Promise.resolve())().then(o("e"));
Promise.all([1]).then(o("f"));
Promise.race([1]).then(o("g"));
Promise.allSettled([1]).then(o("h"));
Promise.any([1]).then(o("i"));
Promise.resolve().finally(() => {}).then(o("j"));
Promise.resolve({ then(r) { r(); } }).then(o("k"));
Promise.reject().catch(() => {}).then(o("l"));
Promise.reject().then(o("never")).catch(o("m"));
let turns = 40;
const wait = () => { if (turns-- > 0) queueMicrotask(wait); else console.log(order.join(" ")); };
wait();
//=> a 1 b 2 c f g h i k l m 3 d e 4 j 5 6 7 8 9
