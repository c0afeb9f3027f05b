// Generators: prototypes, parameters, `yield` inside expressions and statements.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- running
function* g() {
  try {
    i.next();
  } catch (e) {
    console.log(e.name, e.message);
  }
  yield 1;
}
const i = g();
console.log(JSON.stringify(i.next()));
//=> TypeError Generator is already running
//=> {"value":1,"done":false}

// ---- params at call
function* g(a = console.log("bound")) {
  console.log("body");
  yield a;
}
const i = g();
console.log("made");
i.next();
function* h(
  a = (() => {
    throw new Error("p");
  })(),
) {}
try {
  h();
} catch (e) {
  console.log(e.message);
}
//=> bound
//=> made
//=> body
//=> p

// ---- prototype
function* g() {}
console.log(
  Object.getPrototypeOf(g()) === g.prototype,
  g() instanceof g,
  Object.prototype.toString.call(g()),
  Object.prototype.toString.call(g),
  g().constructor === Object.getPrototypeOf(g),
);
g.prototype = null;
console.log(Object.getPrototypeOf(g()) === Object.getPrototypeOf(function* () {}).prototype);
console.log(typeof g()[Symbol.iterator], g()[Symbol.iterator]() !== undefined);
const i = g();
console.log(i[Symbol.iterator]() === i);
//=> true true [object Generator] [object GeneratorFunction] true
//=> true
//=> function true
//=> true

// ---- this and arguments
function* g() {
  yield this.x;
  yield arguments.length;
  yield (() => this.x + arguments[0])();
}
console.log([...g.call({ x: "X" }, 1, 2)].join());
//=> X,2,X1

// ---- infinite take
function* nat() {
  let n = 0;
  try {
    while (true) yield n++;
  } finally {
    console.log("closed");
  }
}
for (const n of nat()) {
  if (n > 2) break;
  console.log(n);
}
//=> 0
//=> 1
//=> 2
//=> closed

// ---- fibonacci
function* fib() {
  let [a, b] = [0, 1];
  for (;;) {
    yield a;
    [a, b] = [b, a + b];
  }
}
const out = [];
for (const x of fib()) {
  if (x > 50) break;
  out.push(x);
}
console.log(out.join());
//=> 0,1,1,2,3,5,8,13,21,34

// ---- yield in expressions
function* g() {
  const a = [yield 1, yield 2];
  const o = { x: yield 3, [yield 4]: 5 };
  console.log(JSON.stringify(a), JSON.stringify(o), (yield 6) + (yield 7), `t${yield 8}`);
  f(yield 9, ...(yield 10));
}
function f(...a) {
  console.log(a.join());
}
const i = g();
let v = i.next();
while (!v.done) v = i.next(v.value === 10 ? [1, 2] : "v" + v.value);
//=> ["v1","v2"] {"x":"v3","v4":5} v6v7 tv8
//=> v9,1,2

// ---- yield in loops and switch
function* g() {
  for (let i = yield "init"; i < (yield "test"); i += yield "upd") yield i;
  switch (yield "s") {
    case yield "c":
      yield "hit";
      break;
    default:
      yield "miss";
  }
}
const i = g();
const vals = [0, 2, undefined, 1, 2, undefined, 1, 1, "k", "k"];
let r = i.next();
const o = [];
for (const v of [0, 2, 0, 1, 2, 0, 1, 2, "k", "k", 0]) {
  o.push(r.value);
  r = i.next(v);
}
console.log(o.join(), r.done);
//=> init,test,0,upd,test,1,upd,test,s,c,hit true

// ---- yield closures per iteration
function* g() {
  for (let i = 0; i < 3; i++) yield () => i;
}
console.log([...g()].map((f) => f()).join());
//=> 0,1,2

// ---- yield in try catch finally
function* g() {
  try {
    yield 1;
    throw new Error("e");
  } catch (e) {
    yield e.message;
  } finally {
    yield "fin";
  }
  yield "end";
}
console.log([...g()].join());
//=> 1,e,fin,end

// ---- return in for of generator with finally and yield
function* inner() {
  try {
    yield 1;
  } finally {
    console.log("inner closed");
  }
}
function* g() {
  for (const x of inner()) {
    try {
      yield x;
    } finally {
      yield "cleanup";
    }
  }
}
const i = g();
i.next();
console.log(JSON.stringify(i.return("R")), JSON.stringify(i.next()), JSON.stringify(i.next()));
//=> inner closed
//=> {"value":"cleanup","done":false} {"value":"R","done":true} {"done":true}

// ---- throw in for of body
function* inner() {
  try {
    yield 1;
    yield 2;
  } finally {
    console.log("closed");
  }
}
try {
  for (const x of inner()) throw new Error("b" + x);
} catch (e) {
  console.log(e.message);
}
//=> closed
//=> b1
