// Object literals: accessors, prototypes, `super`; template literals.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- getter setter
const o = {
  _v: 1,
  get v() {
    return this._v * 2;
  },
  set v(x) {
    this._v = x;
  },
};
o.v = 5;
console.log(o.v, o._v);
o.v += 1;
console.log(o.v);
o.v++;
console.log(o.v);
//=> 10 5
//=> 22
//=> 46

// ---- getter only
const o = {
  get v() {
    return 1;
  },
};
try {
  o.v = 2;
} catch (e) {
  console.log(e.name);
}
//=> TypeError

// ---- accessor override
const o = {
  a: 1,
  get a() {
    return 2;
  },
  set a(x) {},
};
console.log(o.a, Object.getOwnPropertyDescriptor(o, "a").set !== undefined);
const p = {
  get a() {
    return 1;
  },
  a: 5,
};
console.log(p.a);
//=> 2 true
//=> 5

// ---- proto literal
const b = { x: 1 };
const o = { __proto__: b, y: 2 };
console.log(o.x, Object.keys(o).join(), Object.getPrototypeOf(o) === b);
const n = { "__proto__": null };
console.log(Object.getPrototypeOf(n));
const c = { ["__proto__"]: 1 };
console.log(Object.keys(c).join());
const __proto__ = 7;
const s = { __proto__ };
console.log(s.__proto__);
const q = { __proto__: 5 };
console.log(Object.getPrototypeOf(q) === Object.prototype);
//=> 1 y true
//=> null
//=> __proto__
//=> 7
//=> true

// ---- super in object
const b = {
  hi() {
    return "b" + this.n;
  },
};
const o = {
  __proto__: b,
  n: 1,
  hi() {
    return "o" + super.hi();
  },
};
console.log(o.hi());
const p = { n: 2, hi: o.hi };
console.log(p.hi());
//=> ob1
//=> ob2

// ---- super assign
const b = {
  set v(x) {
    this.w = x;
  },
};
const o = {
  __proto__: b,
  f() {
    super.v = 3;
    super.z = 4;
    return JSON.stringify(this);
  },
};
console.log(o.f());
//=> {"w":3,"z":4}

// ---- super computed arrow
const b = {
  k() {
    return "K";
  },
};
const o = {
  __proto__: b,
  f(n) {
    return (() => super[n]())();
  },
};
console.log(o.f("k"));
//=> K

// ---- tagged
function t(s, ...v) {
  return s.raw.join("|") + "#" + s.join("|") + "#" + v.join();
}
console.log(t`a${1}b\n${2}c`, t``);
const o = {
  t(s) {
    return this.x + s[0];
  },
  x: "X",
};
console.log(o.t`q`);
function same(s) {
  return s;
}
const g = () => same`a`;
console.log(g() === g(), same`a` === same`a`, Object.isFrozen(g()), Object.isFrozen(g().raw));
//=> a|b\n|c#a|b
//=> |c#1,2 ##
//=> Xq
//=> true false true true

// ---- template
const x = 5;
console.log(
  `a${x}b${x + 1}`,
  `${1}${2}`,
  `\u0041${"`"}`,
  `line
two`,
);
try {
  `${Symbol()}`;
} catch (e) {
  console.log(e.message);
}
console.log(
  `${{
    toString() {
      return "T";
    },
    valueOf() {
      return "V";
    },
  }}`,
  "" +
    {
      toString() {
        return "T";
      },
      valueOf() {
        return "V";
      },
    },
);
//=> a5b6 12 A` line
//=> two
//=> Cannot convert a Symbol value to a string
//=> T V
