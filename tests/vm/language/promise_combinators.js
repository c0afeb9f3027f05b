// Promise.all, allSettled, any and race.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- results
const show = (v) => Array.isArray(v) ? "[" + v.map(show) + "]" : v instanceof Error ? `${v.name}: ${v.message} ${show(v.errors ?? [])}` : v && typeof v === "object" ? "{" + Object.entries(v) + "}" : String(v);
const watch = (name, p) => p.then((v) => console.log(name, "ok", show(v)), (e) => console.log(name,
  "no", show(e)));
watch("all", Promise.all([1, Promise.resolve(2), { then(r) { r(3); } }]));
watch("all of nothing", Promise.all([]));
watch("all of a string", Promise.all("ab"));
watch("all rejects", Promise.all([1, Promise.reject(9), Promise.reject(10)]));
watch("allSettled", Promise.allSettled([1, Promise.reject(2)]));
watch("allSettled of nothing", Promise.allSettled([]));
watch("any", Promise.any([Promise.reject(1), 2]));
watch("any of nothing", Promise.any([]));
watch("any rejects", Promise.any([Promise.reject(1), Promise.reject(2)]));
watch("race", Promise.race([new Promise(() => {}), 2, 3]));
watch("race rejects", Promise.race([Promise.reject(1), 2]));
//=> all of nothing ok []
//=> allSettled of nothing ok []
//=> any of nothing no AggregateError: All promises were rejected []
//=> all of a string ok [a,b]
//=> all rejects no 9
//=> allSettled ok [{status,fulfilled,value,1},{status,rejected,reason,2}]
//=> any ok 2
//=> any rejects no AggregateError: All promises were rejected [1,2]
//=> race ok 2
//=> race rejects no 1
//=> all ok [1,2,3]

// ---- order of elements
const late = (n, v) => { let p = Promise.resolve(v); for (let i = 0; i < n;
  i++) p = p.then((x) => x); return p; };
Promise.all([late(5, "a"), late(0, "b"), late(3, "c")]).then((v) => console.log(v.join()));
Promise.race([late(5, "a"), late(1, "b"), late(3, "c")]).then((v) => console.log(v));
Promise.any([late(5, "a"), late(1, "b").then((x) => { throw x;
  }), late(3, "c")]).then((v) => console.log(v));
//=> b
//=> c
//=> a,b,c

// ---- elements count once
Promise.all([{ then(r) { r(1); r(2); } }, { then(r) { r(3); r(4);
  } }]).then((v) => console.log(v.join()));
Promise.allSettled([{ then(r, j) { r(1); j(2); } }, { then(r, j) { j(3); r(4);
  } }]).then((v) => console.log(JSON.stringify(v)));
Promise.any([{ then(r, j) { j(1); j(2); } }, { then(r, j) { j(3); j(4);
  } }]).catch((e) => console.log(e.errors.join()));
Promise.race([{ then(r, j) { r(1); j(2); } }]).then((v) => console.log(v));
//=> 1,3
//=> [{"status":"fulfilled","value":1},{"status":"rejected","reason":3}]
//=> 1,3
//=> 1

// ---- iterators are closed when the combinator fails
const endless = { [Symbol.iterator]() { return { next() { return { value: 1, done: false };
  }, return() { console.log("closed"); return {}; } }; } };
const watch = (name, p) => p.catch((e) => console.log(name, e?.name ?? e));
watch("resolve throws", (class extends Promise { static resolve() { throw "r"; } }).all(endless));
watch("no then", (class extends Promise { static resolve() { return {}; } }).race(endless));
watch("then throws", (class extends Promise { static resolve() { return { then() { throw "t"; } };
  } }).any(endless));
//=> closed
//=> closed
//=> closed
//=> resolve throws r
//=> no then TypeError
//=> then throws t

// ---- but not when they fail themselves
const failing = (next) => ({ [Symbol.iterator]() { return { next, return() { console.log("closed");
  return {}; } }; } });
Promise.all(failing(() => { throw "next"; })).catch(console.log);
Promise.all(failing(() => ({ get done() { throw "done"; } }))).catch(console.log);
Promise.all(failing(() => ({ done: false, get value() { throw "value"; } }))).catch(console.log);
Promise.race(failing(() => 1)).catch((e) => console.log(e.name));
for (const bad of [5, undefined, {}]) Promise.all(bad).catch((e) => console.log(e.name));
//=> next
//=> done
//=> value
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError

// ---- resolve is looked up once
let reads = 0;
class Counted extends Promise { static get resolve() { reads++; return super.resolve; } }
Counted.all([1, 2, 3]).then(() => console.log(reads));
class Broken extends Promise {}
Broken.resolve = 5;
Broken.all([1]).catch((e) => console.log(e.name));
//=> TypeError
//=> 1
