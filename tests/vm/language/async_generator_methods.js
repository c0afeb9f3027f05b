// Async generators: methods, parameters, several consumers, for await.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- validate
async function* g() {
  yield 1;
}
const n = g().next;
n.call({}).catch((e) => console.log(e.name));
n.call(undefined).catch((e) => console.log(e.name));
console.log(
  Object.prototype.toString.call(g()),
  Object.prototype.toString.call(g),
  g()[Symbol.asyncIterator]() !== undefined,
  g() instanceof g,
);
//=> [object AsyncGenerator] [object AsyncGeneratorFunction] true true
//=> TypeError
//=> TypeError

// ---- params
async function* g(a = console.log("bound")) {
  console.log("body");
}
const i = g();
console.log("made");
i.next();
async function* h(
  a = (() => {
    throw new Error("p");
  })(),
) {}
try {
  h();
} catch (e) {
  console.log("sync", e.message);
}
//=> bound
//=> made
//=> body
//=> sync p

// ---- await and yield mix
async function* g() {
  const a = await Promise.resolve(1);
  const b = yield a + 1;
  const c = await b;
  yield c;
  for (const x of [1, 2]) yield (await x) * 10;
}
(async () => {
  const i = g();
  const o = [];
  let r = await i.next();
  while (!r.done) {
    o.push(r.value);
    r = await i.next(Promise.resolve("in"));
  }
  console.log(o.join());
})();
//=> 2,in,10,20

// ---- async generator methods
const o = {
  async *g() {
    yield this.v;
  },
  v: "ov",
};
class A {
  async *m() {
    yield "Am";
  }
  static async *s() {
    yield "s";
  }
}
(async () => {
  for await (const x of o.g()) console.log(x);
  for await (const x of new A().m()) console.log(x);
  for await (const x of A.s()) console.log(x);
})();
//=> ov
//=> Am
//=> s

// ---- error ends
async function* g() {
  yield 1;
  throw new Error("g");
}
(async () => {
  try {
    for await (const x of g()) console.log(x);
  } catch (e) {
    console.log("caught", e.message);
  }
  const i = g();
  await i.next();
  try {
    await i.next();
  } catch (e) {
    console.log(e.message);
  }
  console.log(JSON.stringify(await i.next()));
})();
//=> 1
//=> caught g
//=> g
//=> {"done":true}

// ---- concurrent consumers
async function* g() {
  for (let i = 0; i < 4; i++) {
    await null;
    yield i;
  }
}
const it = g();
const c = async (n) => {
  for await (const x of it) console.log(n, x);
  console.log(n, "end");
};
c("a");
c("b");
//=> a 0
//=> b 1
//=> a 2
//=> b 3
//=> a end
//=> b end

// ---- for await closures
(async () => {
  const fs = [];
  for await (const x of [1, 2, 3]) fs.push(() => x);
  console.log(fs.map((f) => f()).join());
})();
//=> 1,2,3

// ---- for await destructuring
(async () => {
  for await (const [k, { v = 9 }] of [["a", {}], Promise.resolve(["b", { v: 1 }])])
    console.log(k, v);
  let o = {};
  for await (o.x of [5]);
  console.log(o.x);
})();
//=> a 9
//=> b 1
//=> 5

// ---- nested for await with labels
(async () => {
  async function* g(n) {
    try {
      for (let i = 0; i < 3; i++) yield n + i;
    } finally {
      console.log("close", n);
    }
  }
  outer: for await (const a of g("a")) {
    for await (const b of g("b")) {
      if (b === "b1") continue outer;
      if (a === "a1") break outer;
      console.log(a, b);
    }
  }
})();
//=> a0 b0
//=> close b
//=> close b
//=> close a

// ---- queue of returns
async function* g() {
  yield 1;
}
const i = g();
i.return(1).then((v) => console.log("1", JSON.stringify(v)));
i.return(2).then((v) => console.log("2", JSON.stringify(v)));
i.next().then((v) => console.log("3", JSON.stringify(v)));
i.throw("t").catch((v) => console.log("4", v));
i.return(3).then((v) => console.log("5", JSON.stringify(v)));
//=> 1 {"value":1,"done":true}
//=> 2 {"value":2,"done":true}
//=> 3 {"done":true}
//=> 4 t
//=> 5 {"value":3,"done":true}

// ---- self next
async function* g() {
  console.log("in");
  it.next().then((v) => console.log("inner", JSON.stringify(v)));
  yield 1;
  yield 2;
}
const it = g();
it.next().then((v) => console.log("outer", JSON.stringify(v)));
//=> in
//=> outer {"value":1,"done":false}
//=> inner {"value":2,"done":false}
