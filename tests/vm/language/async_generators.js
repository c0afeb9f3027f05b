// Async generators: their queue, and `yield*` in them.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- basic
async function* g() {
  yield 1;
  const x = yield 2;
  console.log("x", x);
  return 3;
}
(async () => {
  const i = g();
  console.log(
    JSON.stringify(await i.next("ign")),
    JSON.stringify(await i.next()),
    JSON.stringify(await i.next("X")),
    JSON.stringify(await i.next()),
  );
})();
//=> x X
//=> {"value":1,"done":false} {"value":2,"done":false} {"value":3,"done":true} {"done":true}

// ---- for await
async function* g() {
  try {
    yield 1;
    await null;
    yield Promise.resolve(2);
    yield 3;
  } finally {
    console.log("fin");
  }
}
(async () => {
  for await (const x of g()) console.log(x);
  for await (const x of g()) {
    if (x == 2) break;
  }
  try {
    for await (const x of g()) throw new Error("b");
  } catch (e) {
    console.log(e.message);
  }
  console.log(
    await (async () => {
      for await (const x of g()) return "r" + x;
    })(),
  );
})();
//=> 1
//=> 2
//=> 3
//=> fin
//=> fin
//=> fin
//=> b
//=> fin
//=> r1

// ---- queue
async function* g() {
  console.log("start");
  const a = yield 1;
  console.log("a", a);
  const b = yield 2;
  console.log("b", b);
}
const i = g();
const ps = [i.next("n1"), i.next("n2"), i.next("n3"), i.next("n4")];
console.log("queued");
ps.forEach((p, k) => p.then((v) => console.log(k, JSON.stringify(v))));
//=> start
//=> queued
//=> a n2
//=> 0 {"value":1,"done":false}
//=> b n3
//=> 1 {"value":2,"done":false}
//=> 2 {"done":true}
//=> 3 {"done":true}

// ---- queue return
async function* g() {
  try {
    yield 1;
    yield 2;
  } finally {
    console.log("fin");
  }
}
const i = g();
i.next().then((v) => console.log(JSON.stringify(v)));
i.return("R").then((v) => console.log(JSON.stringify(v)));
i.next().then((v) => console.log(JSON.stringify(v)));
i.throw(new Error("T")).catch((e) => console.log(e.message));
i.return(Promise.resolve("late")).then((v) => console.log(JSON.stringify(v)));
//=> {"value":1,"done":false}
//=> fin
//=> {"value":"R","done":true}
//=> {"done":true}
//=> T
//=> {"value":"late","done":true}

// ---- return before start
async function* g() {
  console.log("never");
}
let i = g();
i.return(Promise.resolve("r")).then((v) => console.log(JSON.stringify(v)));
i.next().then((v) => console.log(JSON.stringify(v)));
i = g();
i.throw(new Error("t")).catch((e) => console.log(e.message));
i.next().then((v) => console.log(JSON.stringify(v)));
i = g();
i.return(Promise.reject(new Error("rej"))).catch((e) => console.log(e.message));
//=> t
//=> {"done":true}
//=> {"value":"r","done":true}
//=> {"done":true}
//=> rej

// ---- return awaited rejection caught
async function* g() {
  try {
    yield 1;
  } catch (e) {
    console.log("caught", e);
    yield "c";
  }
}
const i = g();
i.next();
i.return(Promise.reject("rej")).then((v) => console.log(JSON.stringify(v)));
i.next().then((v) => console.log(JSON.stringify(v)));
//=> caught rej
//=> {"value":"c","done":false}
//=> {"done":true}

// ---- yield rejected
async function* g() {
  try {
    yield Promise.reject(new Error("y"));
  } catch (e) {
    console.log("in", e.message);
    yield "ok";
  }
}
(async () => {
  for await (const x of g()) console.log(x);
})();
//=> in y
//=> ok

// ---- return promise
async function* g() {
  return Promise.resolve("rv");
}
g()
  .next()
  .then((v) => console.log(JSON.stringify(v)));
async function* h() {
  try {
    return Promise.reject(new Error("rr"));
  } catch (e) {
    console.log("caught", e.message);
    return "x";
  }
}
h()
  .next()
  .then((v) => console.log(JSON.stringify(v)));
//=> caught rr
//=> {"value":"rv","done":true}
//=> {"value":"x","done":true}

// ---- throw
async function* g() {
  try {
    yield 1;
  } catch (e) {
    console.log("caught", e);
    yield 2;
  }
}
(async () => {
  const i = g();
  await i.next();
  console.log(JSON.stringify(await i.throw("E")), JSON.stringify(await i.next()));
  try {
    await i.throw(new Error("after"));
  } catch (e) {
    console.log(e.message);
  }
})();
//=> caught E
//=> {"value":2,"done":false} {"done":true}
//=> after

// ---- delegate
async function* inner() {
  const r = yield "i1";
  console.log("r", r);
  yield "i2";
  return "ret";
}
async function* outer() {
  const v = yield* inner();
  console.log("v", v);
  yield* [1, Promise.resolve(2)];
}
(async () => {
  const i = outer();
  console.log(JSON.stringify(await i.next()), JSON.stringify(await i.next("R")));
  for await (const x of i) console.log(x);
})();
//=> r R
//=> {"value":"i1","done":false} {"value":"i2","done":false}
//=> v ret
//=> 1
//=> 2

// ---- delegate return throw
async function* inner() {
  try {
    yield 1;
    yield 2;
  } catch (e) {
    console.log("ic", e);
    yield "ic";
  } finally {
    console.log("if");
  }
}
async function* outer() {
  try {
    yield* inner();
  } finally {
    console.log("of");
  }
}
(async () => {
  let i = outer();
  await i.next();
  console.log(
    JSON.stringify(await i.throw("t")),
    JSON.stringify(await i.return("r")),
    JSON.stringify(await i.next()),
  );
})();
//=> ic t
//=> if
//=> of
//=> {"value":"ic","done":false} {"value":"r","done":true} {"done":true}

// ---- delegate to async iterator without methods
const it = () => ({
  [Symbol.asyncIterator]() {
    return {
      next() {
        return Promise.resolve({ value: 1, done: false });
      },
    };
  },
});
async function* g() {
  yield* it();
}
(async () => {
  let i = g();
  await i.next();
  console.log(JSON.stringify(await i.return(Promise.resolve(5))));
  i = g();
  await i.next();
  try {
    await i.throw(1);
  } catch (e) {
    console.log(e.name);
  }
})();
//=> {"value":5,"done":true}
//=> TypeError

// ---- delegate missing throw closes
const it = {
  [Symbol.asyncIterator]() {
    return {
      next() {
        return { value: 1, done: false };
      },
      return() {
        console.log("closing");
        return Promise.resolve({});
      },
    };
  },
};
async function* g() {
  try {
    yield* it;
  } catch (e) {
    console.log(e.name);
  }
}
(async () => {
  const i = g();
  await i.next();
  console.log(JSON.stringify(await i.throw(1)));
})();
//=> closing
//=> TypeError
//=> {"done":true}

// ---- delegate return rejected value goes to throw
const it = {
  [Symbol.asyncIterator]() {
    return {
      next() {
        return { value: 1, done: false };
      },
      throw(e) {
        console.log("throw", e);
        return { value: "T", done: true };
      },
      return(v) {
        console.log("return", v);
        return { value: "R", done: true };
      },
    };
  },
};
async function* g() {
  const r = yield* it;
  console.log("r", r);
  return r;
}
(async () => {
  const i = g();
  await i.next();
  console.log(JSON.stringify(await i.return(Promise.reject("rej"))));
  const j = g();
  await j.next();
  console.log(JSON.stringify(await j.return(Promise.resolve("val"))));
})();
//=> throw rej
//=> r T
//=> {"value":"T","done":true}
//=> return val
//=> {"value":"R","done":true}
