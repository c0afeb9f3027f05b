// Promises: thenables, resolution, combinators, subclasses, top-level await.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- thenable job order
const l = [];
const th = {
  get then() {
    l.push("get");
    return function (r) {
      l.push("call");
      r("v");
    };
  },
};
Promise.resolve(th).then((v) => {
  l.push(v);
  console.log(l.join());
});
l.push("sync");
//=> get,sync,call,v

// ---- thenable errors
Promise.resolve({
  then() {
    throw new Error("t");
  },
}).catch((e) => console.log(e.message));
Promise.resolve({
  get then() {
    throw new Error("g");
  },
}).catch((e) => console.log(e.message));
Promise.resolve({
  then(a, b) {
    a(1);
    b(2);
    throw 3;
  },
}).then(console.log);
(async () => {
  try {
    await {
      get then() {
        throw new Error("aw");
      },
    };
  } catch (e) {
    console.log(e.message);
  }
})();
//=> g
//=> aw
//=> t
//=> 1

// ---- await promise with bad constructor
(async () => {
  const p = Promise.resolve(1);
  Object.defineProperty(p, "constructor", {
    get() {
      throw new Error("ctor");
    },
  });
  try {
    await p;
  } catch (e) {
    console.log(e.message);
  }
})();
(async () => {
  const p = Promise.resolve(1);
  p.constructor = Object;
  console.log(await p);
})();
//=> ctor
//=> 1

// ---- resolve self
const p = new Promise((r) => queueMicrotask(() => r(p)));
p.catch((e) => console.log(e.name, e.message));
//=> TypeError Chaining cycle detected for promise #<Promise>

// ---- resolve twice
new Promise((r, j) => {
  r(1);
  r(2);
  j(3);
  throw 4;
}).then(console.log);
new Promise((r, j) => {
  j(1);
  r(2);
}).catch(console.log);
new Promise(() => {
  throw new Error("ex");
}).catch((e) => console.log(e.message));
//=> 1
//=> 1
//=> ex

// ---- catch finally chain
Promise.reject(1)
  .then(() => console.log("no"))
  .catch((v) => {
    console.log("c", v);
    return 2;
  })
  .finally(() => console.log("f"))
  .then((v) => console.log(v));
Promise.resolve(1)
  .finally(() => {
    throw 2;
  })
  .catch((v) => console.log("cf", v));
Promise.resolve("x")
  .finally(() => Promise.resolve("ignored"))
  .then(console.log);
//=> c 1
//=> cf 2
//=> f
//=> x
//=> 2

// ---- finally ticks
const l = [];
let q = Promise.resolve();
for (let i = 0; i < 8; i++) q = q.then(() => l.push(i));
Promise.resolve()
  .finally(() => {})
  .then(() => l.push("f"));
Promise.reject()
  .finally(() => {})
  .catch(() => l.push("fr"));
q.then(() => console.log(l.join()));
//=> 0,1,2,3,f,fr,4,5,6,7

// ---- combinators
Promise.all([
  1,
  Promise.resolve(2),
  {
    then(r) {
      r(3);
    },
  },
]).then((v) => console.log(v.join()));
Promise.allSettled([Promise.reject(1), 2]).then((v) => console.log(JSON.stringify(v)));
Promise.race([new Promise(() => {}), Promise.resolve("r")]).then(console.log);
Promise.any([Promise.reject(1), Promise.resolve("any")]).then(console.log);
Promise.any([Promise.reject(1)]).catch((e) => console.log(e.name, e.errors.join(), e.message));
Promise.all([Promise.reject("bad"), 1]).catch(console.log);
Promise.all([]).then((v) => console.log(v.length));
Promise.race([]).then(() => console.log("no"));
//=> 0
//=> [{"status":"rejected","reason":1},{"status":"fulfilled","value":2}]
//=> r
//=> any
//=> AggregateError 1 All promises were rejected
//=> bad
//=> 1,2,3

// ---- combinator ticks
const l = [];
let q = Promise.resolve();
for (let i = 0; i < 8; i++) q = q.then(() => l.push(i));
Promise.all([1, 2]).then(() => l.push("all"));
Promise.race([1]).then(() => l.push("race"));
Promise.allSettled([1]).then(() => l.push("settled"));
Promise.any([1]).then(() => l.push("any"));
Promise.all([]).then(() => l.push("all0"));
q.then(() => console.log(l.join()));
//=> 0,all0,1,all,race,settled,any,2,3,4,5,6,7

// ---- sub class
class P extends Promise {
  static get [Symbol.species]() {
    return Promise;
  }
}
const p = P.resolve(1);
console.log(p instanceof P, p.then(() => {}) instanceof P, P.all([]) instanceof P);
class Q extends Promise {
  constructor(f) {
    super(f);
    this.q = true;
  }
}
console.log(Q.resolve(1).then(() => {}).q, Q.reject(1).catch(() => {}).q);
//=> true false true
//=> true true

// ---- async return order
async function a() {
  console.log("a1");
  await b();
  console.log("a2");
}
async function b() {
  console.log("b1");
  await c();
  console.log("b2");
}
async function c() {
  console.log("c1");
  await null;
  console.log("c2");
}
a().then(() => console.log("done"));
console.log("main");
Promise.resolve()
  .then(() => console.log("m1"))
  .then(() => console.log("m2"))
  .then(() => console.log("m3"))
  .then(() => console.log("m4"));
//=> a1
//=> b1
//=> c1
//=> main
//=> c2
//=> m1
//=> b2
//=> m2
//=> a2
//=> m3
//=> done
//=> m4

// ---- deferred
let res;
const p = new Promise((r) => (res = r));
(async () => {
  console.log("w1", await p);
})();
(async () => {
  console.log("w2", await p);
})();
p.then((v) => console.log("w3", v));
res("v");
console.log("resolved");
//=> resolved
//=> w1 v
//=> w2 v
//=> w3 v

// ---- top level await
console.log("a");
const v = await Promise.resolve(5);
console.log("b", v);
try {
  await Promise.reject(new Error("tla"));
} catch (e) {
  console.log(e.message);
}
for await (const x of [Promise.resolve(1), 2]) console.log(x);
console.log(await (async () => "z")());
//=> a
//=> b 5
//=> tla
//=> 1
//=> 2
//=> z

// ---- top level throw
console.log("a");
await null;
throw new Error("after await");
//=> a
//=> uncaught: after await

// ---- await many frames
const deep = async (n) => (n === 0 ? 0 : 1 + (await deep(n - 1)));
deep(50).then(console.log);
//=> 50

// ---- async stack
async function f(x) {
  if (x) throw new Error("f");
  return 1;
}
async function g() {
  try {
    await f(1);
  } catch (e) {
    return e.message + (await f(0));
  }
}
g().then(console.log);
//=> f1

// ---- labelled await
(async () => {
  outer: for (const a of [1, 2, 3]) {
    for (const b of [1, 2]) {
      await null;
      if (b === 2) continue outer;
      if (a === 3) break outer;
      console.log(a, b);
    }
  }
})();
//=> 1 1
//=> 2 1

// ---- switch await
(async () => {
  switch (await 2) {
    case await 1:
      console.log("one");
    case await 2:
      console.log("two");
    case 3:
      console.log("three");
  }
})();
//=> two
//=> three

// ---- parallel vs serial
const log = [];
const t = (n, k) => {
  let p = Promise.resolve();
  for (let i = 0; i < k; i++) p = p.then(() => {});
  return p.then(() => log.push(n));
};
(async () => {
  await Promise.all([t("a", 3), t("b", 1), t("c", 2)]);
  console.log(log.join());
})();
//=> b,c,a
