// Bindings before their initialization; logical operators, optional chains, delete.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- tdz
const t = (f) => {
  try {
    f();
  } catch (e) {
    console.log(e.name + ": " + e.message);
  }
};
t(() => {
  x;
  let x = 1;
});
t(() => {
  y = 1;
  let y;
});
t(() => {
  typeof z;
  const z = 1;
});
t(() => {
  new C();
  class C {}
});
t(() => {
  const f = () => q;
  f();
  let q = 1;
});
t(() => {
  let a = a;
});
t(() => {
  for (let b of [b]);
});
t(() => {
  for (let b in { b });
});
t(() => {
  const c = 1;
  c = 2;
});
t(() => {
  const c = 1;
  c++;
});
t(() => {
  const c = 1;
  c += 2;
});
t(() => {
  for (const i = 0; i < 2; i++);
});
t(() => {
  undeclared = 1;
});
t(() => undeclared);
console.log(typeof undeclared);
t(() => {
  class A {
    [A.x] = 1;
  }
});
t(() => {
  for (const k in { a: 1 }) k = 2;
});
t(() => {
  for (const k of [1]) k = 2;
});
t(() => {
  const { a } = { a: 1 };
  a = 2;
});
t(() => {
  ({ d: d1 } = {});
  let d1;
});
//=> ReferenceError: Cannot access 'x' before initialization
//=> ReferenceError: Cannot access 'y' before initialization
//=> ReferenceError: Cannot access 'z' before initialization
//=> ReferenceError: Cannot access 'C' before initialization
//=> ReferenceError: Cannot access 'q' before initialization
//=> ReferenceError: Cannot access 'a' before initialization
//=> ReferenceError: Cannot access 'b' before initialization
//=> ReferenceError: Cannot access 'b' before initialization
//=> TypeError: Assignment to constant variable.
//=> TypeError: Assignment to constant variable.
//=> TypeError: Assignment to constant variable.
//=> TypeError: Assignment to constant variable.
//=> ReferenceError: undeclared is not defined
//=> ReferenceError: undeclared is not defined
//=> undefined
//=> ReferenceError: Cannot access 'A' before initialization
//=> TypeError: Assignment to constant variable.
//=> TypeError: Assignment to constant variable.
//=> TypeError: Assignment to constant variable.
//=> ReferenceError: Cannot access 'd1' before initialization

// ---- tdz self capture
let f;
{
  f = () => v;
  let v = 1;
  console.log(f());
}
//=> 1

// ---- loop tdz fresh
for (let i = 0; i < 2; i++) {
  try {
    v;
  } catch (e) {
    console.log(e.name);
  }
  let v = i;
  console.log(v);
  const g = () => v;
}
//=> ReferenceError
//=> 0
//=> ReferenceError
//=> 1

// ---- var hoist
console.log(v);
var v = 1;
{
  var v = 2;
}
console.log(v);
function f() {
  return w;
  var w = 1;
}
console.log(f());
//=> undefined
//=> 2
//=> undefined

// ---- comma, void, conditional
console.log((1, 2), void 0, true ? 1 : 2, false ? 1 : (null ?? "n"));
//=> 2 undefined 1 n

// ---- logical
const l = [];
const t = (v) => (l.push(v), v);
console.log(t(0) || t("a") || t("b"), t(1) && t("") && t(3), t(null) ?? t(0) ?? t(2));
console.log(l.join());
//=> a  0
//=> 0,a,1,,,0

// ---- logical assignment
const o = { a: 0, b: 1, c: null };
o.a ||= 5;
o.b &&= 6;
o.c ??= 7;
o.d ??= 8;
console.log(JSON.stringify(o));
o.a ||= o.zz();
o["b"] &&= 9;
let k = "e";
o[k] ??= 10;
console.log(JSON.stringify(o));
let n = 1;
n ||= 2;
n &&= 3;
let u;
u ??= 4;
console.log(n, u);
const c = 1;
c ||= 2;
c ??= 3;
try {
  c &&= 4;
} catch (e) {
  console.log(e.message);
}
//=> {"a":5,"b":6,"c":7,"d":8}
//=> {"a":5,"b":9,"c":7,"d":8,"e":10}
//=> 3 4
//=> Assignment to constant variable.

// ---- logical assignment short circuit no set
const o = {
  get a() {
    return 1;
  },
  set a(v) {
    console.log("set");
  },
};
o.a ||= 2;
o.a ??= 3;
o.a &&= 4;
//=> set

// ---- optional chain
const o = { a: { b: () => 5, c: null }, f: null };
console.log(
  o?.a?.b(),
  o.x?.y.z.w,
  o.f?.(),
  o.a.c?.d,
  o?.["a"]?.["b"]?.(),
  o.q?.[console.log("no")],
  o.f?.(console.log("no")),
);
let u;
console.log(u?.a.b.c(), delete u?.a, delete o?.a, JSON.stringify(o));
console.log(u?.a?.b, u?.a ?? "dflt");
//=> 5 undefined undefined undefined 5 undefined undefined
//=> undefined true true {"f":null}
//=> undefined dflt

// ---- optional call this
const o = {
  x: 1,
  f() {
    return this.x;
  },
  g: {
    h() {
      return this === o.g;
    },
  },
};
console.log(o.f?.(), o?.f(), (o?.f)(), o.g?.h(), o?.g.h?.());
try {
  (o?.zz)();
} catch (e) {
  console.log(e.name);
}
try {
  (undefined?.zz)();
} catch (e) {
  console.log(e.name);
}
//=> 1 1 1 true true
//=> TypeError
//=> TypeError

// ---- optional template order
const l = [];
const f = () => (l.push("f"), null);
f()?.[l.push("k")];
console.log(l.join());
//=> f

// ---- delete
const o = { a: 1, b: 2 };
console.log(delete o.a, delete o.zz, delete o["b"], JSON.stringify(o), delete 5);
try {
  delete Object.freeze({ a: 1 }).a;
} catch (e) {
  console.log(e.name);
}
const arr = [1, 2, 3];
delete arr[1];
console.log(arr.length, 1 in arr, JSON.stringify(arr));
//=> true true true {} true
//=> TypeError
//=> 3 false [1,null,3]

// ---- typeof
console.log(
  typeof 1,
  typeof "a",
  typeof true,
  typeof undefined,
  typeof null,
  typeof {},
  typeof [],
  typeof (() => {}),
  typeof class {},
  typeof Symbol(),
  typeof nope,
  typeof Math,
  typeof new Proxy(function () {}, {}),
);
//=> number string boolean undefined object object object function function symbol undefined object function

// ---- in instanceof
class A {}
class B extends A {}
console.log(
  "a" in { a: 1 },
  0 in [1],
  "length" in [],
  new B() instanceof A,
  {} instanceof A,
  5 instanceof A,
);
try {
  "a" in "b";
} catch (e) {
  console.log(e.message);
}
try {
  1 instanceof 5;
} catch (e) {
  console.log(e.message);
}
try {
  1 instanceof {};
} catch (e) {
  console.log(e.message);
}
class Even {
  static [Symbol.hasInstance](n) {
    return n % 2 === 0;
  }
}
console.log(2 instanceof Even, 3 instanceof Even);
//=> true true true true false false
//=> Cannot use 'in' operator to search for 'a' in b
//=> Right-hand side of 'instanceof' is not an object
//=> Right-hand side of 'instanceof' is not callable
//=> true false
