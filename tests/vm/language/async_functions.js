// Async functions: order of jobs, await, errors.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- order basic
console.log(1);
(async () => {
  console.log(2);
  await null;
  console.log(4);
})();
console.log(3);
Promise.resolve().then(() => console.log(5));
//=> 1
//=> 2
//=> 3
//=> 4
//=> 5

// ---- await ticks
const l = [];
const tick = (n) => {
  let p = Promise.resolve();
  for (let i = 1; i <= n; i++) p = p.then(() => l.push("t" + i));
  return p;
};
tick(8).then(() => console.log(l.join()));
(async () => {
  await 1;
  l.push("prim");
})();
(async () => {
  await Promise.resolve();
  l.push("native");
})();
(async () => {
  await {
    then(r) {
      r();
    },
  };
  l.push("thenable");
})();
(async () => {
  await (async () => {})();
  l.push("async");
})();
(async () => {
  await new (class extends Promise {})((r) => r());
  l.push("sub");
})();
//=> t1,prim,native,async,t2,thenable,t3,sub,t4,t5,t6,t7,t8

// ---- return ticks
const l = [];
const tick = (n) => {
  let p = Promise.resolve();
  for (let i = 1; i <= n; i++) p = p.then(() => l.push("t" + i));
  return p;
};
tick(10).then(() => console.log(l.join()));
(async () => 1)().then(() => l.push("val"));
(async () => Promise.resolve())().then(() => l.push("ret promise"));
(async () => await Promise.resolve())().then(() => l.push("ret await"));
(async () => ({
  then(r) {
    r();
  },
}))().then(() => l.push("ret thenable"));
(async () => {
  throw 1;
})().catch(() => l.push("throw"));
(async () => {
  try {
    return await Promise.reject(1);
  } catch {
    return 2;
  }
})().then(() => l.push("try"));
//=> t1,val,throw,t2,ret await,ret thenable,try,t3,ret promise,t4,t5,t6,t7,t8,t9,t10

// ---- then ticks
const l = [];
const p = Promise.resolve();
p.then(() => l.push("a1"))
  .then(() => l.push("a2"))
  .then(() => l.push("a3"));
p.then(() => Promise.resolve()).then(() => l.push("b"));
p.then(() => l.push("c1"))
  .then(() => l.push("c2"))
  .then(() => l.push("c3"))
  .then(() => l.push("c4"))
  .then(() => l.push("c5"))
  .then(() => console.log(l.join()));
//=> a1,c1,a2,c2,a3,c3,b,c4,c5

// ---- new Promise resolve with promise
const l = [];
new Promise((r) => r(Promise.resolve("x"))).then((v) => l.push("n" + v));
let q = Promise.resolve();
for (let i = 0; i < 6; i++) q = q.then(() => l.push(i));
q.then(() => console.log(l.join()));
//=> 0,1,nx,2,3,4,5

// ---- await throw
(async () => {
  try {
    await Promise.reject(new Error("r"));
  } catch (e) {
    console.log("caught", e.message);
  } finally {
    console.log("fin");
  }
  return "done";
})().then(console.log);
//=> caught r
//=> fin
//=> done

// ---- await in finally
(async () => {
  try {
    return "a";
  } finally {
    await null;
    console.log("fin");
  }
})().then(console.log);
(async () => {
  try {
    throw new Error("x");
  } finally {
    await null;
    console.log("fin2");
  }
})().catch((e) => console.log(e.message));
//=> fin
//=> fin2
//=> a
//=> x

// ---- await in loops
(async () => {
  const fs = [];
  for (let i = 0; i < 3; i++) {
    await null;
    fs.push(() => i);
  }
  for (const x of [1, 2]) {
    await x;
    fs.push(() => x);
  }
  console.log(fs.map((f) => f()).join());
})();
//=> 0,1,2,1,2

// ---- interleave
const run = async (n) => {
  for (let i = 0; i < 3; i++) {
    console.log(n, i);
    await null;
  }
};
run("a");
run("b");
//=> a 0
//=> b 0
//=> a 1
//=> b 1
//=> a 2
//=> b 2

// ---- await in expressions
(async () => {
  const v = (n) => new Promise((r) => r(n));
  console.log(
    (await v(1)) + (await v(2)),
    [await v(3), ...(await v([4]))].join(),
    { a: await v(5) }.a,
    `${await v(6)}`,
    (
      await v({
        m() {
          return this.k;
        },
        k: 7,
      })
    ).m(),
    (await v(true)) ? await v(8) : 9,
    Math.max(await v(1), await v(10)),
  );
})();
//=> 3 3,4 5 6 7 8 10

// ---- await optional and assignment
(async () => {
  const o = { a: 1 };
  o.a += await 5;
  o[await "b"] = await 6;
  let x = null;
  x ??= await 7;
  console.log(JSON.stringify(o), x, (await null)?.foo, await o.q?.());
})();
//=> {"a":6,"b":6} 7 undefined undefined

// ---- async errors sync
async function f(
  a = (() => {
    throw new Error("param");
  })(),
) {}
f().catch((e) => console.log(e.message));
async function g({ x }) {}
g().catch((e) => console.log(e.name));
console.log("sync");
//=> sync
//=> param
//=> TypeError

// ---- async arrow methods
const o = {
  v: 1,
  async m() {
    return this.v;
  },
  a: async (x) => x * 2,
  b: async () => {
    await null;
    return "b";
  },
};
o.m().then(console.log);
o.a(2).then(console.log);
o.b().then(console.log);
class A {
  async m() {
    return "Am";
  }
  static async s() {
    return "s";
  }
}
new A().m().then(console.log);
A.s().then(console.log);
//=> 1
//=> 4
//=> Am
//=> s
//=> b

// ---- async this and arguments
async function f() {
  await null;
  return this.x + arguments.length + (() => arguments[0])();
}
f.call({ x: "X" }, 5, 6).then(console.log);
//=> X25

// ---- async closures
async function f() {
  let n = 0;
  const inc = async () => {
    n++;
    await null;
    n++;
  };
  await Promise.all([inc(), inc()]);
  return n;
}
f().then(console.log);
//=> 4

// ---- queueMicrotask order
queueMicrotask(() => console.log("q1"));
Promise.resolve().then(() => console.log("p1"));
queueMicrotask(() => {
  console.log("q2");
  queueMicrotask(() => console.log("q3"));
});
Promise.resolve().then(() => console.log("p2"));
//=> q1
//=> p1
//=> q2
//=> p2
//=> q3

// ---- unhandled in job
queueMicrotask(() => {
  console.log("before");
});
Promise.reject(1).catch(() => console.log("c"));
//=> before
//=> c
