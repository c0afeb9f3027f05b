// `this`, new.target, names, lengths and text of functions; bind, call and apply.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- arrow this
const o = {
  x: 1,
  f() {
    return (() => (() => this.x)())();
  },
};
console.log(o.f());
//=> 1

// ---- arrow this top
const f = () => this;
console.log(f(), f.call(5));
//=> undefined undefined

// ---- this undefined
function f() {
  return this;
}
console.log(f(), f.call(5), typeof f.call(5), f.call(null));
//=> undefined 5 number null

// ---- iife
console.log(
  (function () {
    return 1;
  })(),
  (() => 2)(),
  (async () => {})() instanceof Promise,
);
//=> 1 2 true

// ---- new.target
function F() {
  return new.target === F;
}
function G() {
  return { t: new.target };
}
console.log(F(), new G().t === G);
const a = function () {
  return (() => new.target)();
};
console.log(a());
//=> false true
//=> undefined

// ---- constructor return
function F() {
  this.a = 1;
  return { b: 2 };
}
function G() {
  this.a = 1;
  return 5;
}
console.log(JSON.stringify(new F()), JSON.stringify(new G()));
//=> {"b":2} {"a":1}

// ---- constructor not
try {
  new (() => {})();
} catch (e) {
  console.log(e.message);
}
const o = { m() {} };
try {
  new o.m();
} catch (e) {
  console.log(e.message);
}
async function a() {}
try {
  new a();
} catch (e) {
  console.log(e.message);
}
function* g() {}
try {
  new g();
} catch (e) {
  console.log(e.message);
}
try {
  new 5();
} catch (e) {
  console.log(e.message);
}
try {
  new undefined();
} catch (e) {
  console.log(e.message);
}
try {
  new Math.max(1);
} catch (e) {
  console.log(e.message);
}
//=> (intermediate value) is not a constructor
//=> o.m is not a constructor
//=> a is not a constructor
//=> g is not a constructor
//=> 5 is not a constructor
//=> undefined is not a constructor
//=> Math.max is not a constructor

// ---- names
const o = {
  a() {},
  b: () => {},
  ["c" + 1]: function () {},
  [Symbol("d")]: () => {},
  get e() {
    return 1;
  },
  async f() {},
  *g() {},
  5() {},
  h: class {},
};
console.log(
  o.a.name,
  o.b.name,
  o.c1.name,
  o[Object.getOwnPropertySymbols(o)[0]].name,
  Object.getOwnPropertyDescriptor(o, "e").get.name,
  o.f.name,
  o.g.name,
  o[5].name,
  o.h.name,
);
let x = () => {};
var y = function () {};
const { z = () => {} } = {};
let w;
w = class {};
console.log(x.name, y.name, z.name, w.name, (() => {}).name === "", class {}.name === "");
[w = () => {}] = [];
console.log(w.name);
let q;
q ??= () => {};
console.log(q.name);
q &&= function () {};
console.log(q.name);
function d(p = () => {}) {
  return p.name;
}
console.log(d());
//=> a b c1 [d] get e f g 5 h
//=> x y z w true true
//=> w
//=> q
//=> q
//=> p

// ---- name props
for (const [k, d] of Object.entries(Object.getOwnPropertyDescriptors(function f(a, b) {})))
  console.log(k, JSON.stringify(d));
console.log(
  Object.getOwnPropertyNames(
    class {
      static x() {}
    },
  ).join(),
);
console.log(
  Object.getOwnPropertyNames(() => {}).join(),
  Object.getOwnPropertyNames(async function () {}).join(),
  Object.getOwnPropertyNames(function* () {}).join(),
);
//=> length {"value":2,"writable":false,"enumerable":false,"configurable":true}
//=> name {"value":"f","writable":false,"enumerable":false,"configurable":true}
//=> prototype {"value":{},"writable":true,"enumerable":false,"configurable":false}
//=> length,name,prototype,x
//=> length,name length,name length,name,prototype

// ---- lengths
console.log(
  ((a, b) => {}).length,
  ((a, b = 1, c) => {}).length,
  ((...a) => {}).length,
  (({ a }, [b]) => {}).length,
  function () {}.length,
);
//=> 2 1 0 2 0

// ---- toString
function f(a, b) {
  return a + b; /* c */
}
console.log(f.toString());
console.log(((x) => x).toString());
console.log(
  {
    m() {
      return 1;
    },
  }.m.toString(),
);
console.log(
  class A {
    x = 1;
  }.toString(),
);
console.log(
  ({
    get a() {
      return 1;
    },
  },
  async () => {}).toString(),
);
console.log(Math.max.toString());
//=> function f(a, b) {
//=>   return a + b; /* c */
//=> }
//=> (x) => x
//=> m() {
//=>       return 1;
//=>     }
//=> class A {
//=>     x = 1;
//=>   }
//=> async () => {}
//=> function max() { [native code] }

// ---- call apply bind
function f(...a) {
  return this + ":" + a.join();
}
console.log(
  f.call(1, 2, 3),
  f.apply(1, [2, 3]),
  f.apply(1),
  f.bind(1, 2)(3),
  f.bind(1).bind(2)(5),
);
const b = f.bind(null, 1);
console.log(b.name, b.length, function (a, b, c) {}.bind(0, 1).length);
//=> 1:2,3 1:2,3 1: 1:2,3 1:5
//=> bound f 0 2

// ---- bind new
function P(a, b) {
  this.a = a;
  this.b = b;
}
const B = P.bind(null, 1);
const p = new B(2);
console.log(JSON.stringify(p), p instanceof P, p instanceof B);
//=> {"a":1,"b":2} true true

// ---- apply arraylike
console.log(Math.max.apply(null, { length: 2, 0: 3, 1: 7 }));
try {
  f.apply(null, 5);
} catch (e) {
  console.log(e.message);
}
function f() {}
//=> 7
//=> CreateListFromArrayLike called on non-object

// ---- not a function
const o = { a: { b: 1 } };
const t = (f) => {
  try {
    f();
  } catch (e) {
    console.log(e.name + ": " + e.message);
  }
};
t(() => o.a.b());
t(() => o.x());
t(() => o.a.x.y());
t(() => u());
t(() => o["a"]());
const k = "zz";
t(() => o[k]());
t(() => o[0]());
t(() => o.a()());
t(() => (() => 1)()());
t(() => [1, 2].map(3));
t(() => o.f(...[1]));
t(() => new o.a());
t(() => o?.x());
t(() => o.a?.b.c());
t(() => null.x);
t(() => undefined.foo.bar);
t(() => {
  const n = null;
  n[k];
});
t(() => {
  const n = null;
  n.x = 1;
});
t(() => o.x`a`);
t(() => this.x());
t(() => "a".b());
t(() => f1());
let f1;
//=> TypeError: o.a.b is not a function
//=> TypeError: o.x is not a function
//=> TypeError: Cannot read properties of undefined (reading 'y')
//=> ReferenceError: u is not defined
//=> TypeError: o.a is not a function
//=> TypeError: o[k] is not a function
//=> TypeError: o[0] is not a function
//=> TypeError: o.a is not a function
//=> TypeError: (intermediate value)(...) is not a function
//=> TypeError: 3 is not a function
//=> TypeError: o.f is not a function
//=> TypeError: o.a is not a constructor
//=> TypeError: o?.x is not a function
//=> TypeError: o.a?.b.c is not a function
//=> TypeError: Cannot read properties of null (reading 'x')
//=> TypeError: Cannot read properties of undefined (reading 'foo')
//=> TypeError: Cannot read properties of null (reading 'zz')
//=> TypeError: Cannot set properties of null (setting 'x')
//=> TypeError: o.x is not a function
//=> TypeError: Cannot read properties of undefined (reading 'x')
//=> TypeError: "a".b is not a function
//=> ReferenceError: Cannot access 'f1' before initialization

// ---- recursion mutual
function even(n) {
  return n === 0 || odd(n - 1);
}
function odd(n) {
  return n !== 0 && even(n - 1);
}
console.log(even(100), odd(101));
//=> true true
