// Classes: members, fields, private names, static blocks.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- basic
class A {
  constructor(x) {
    this.x = x;
  }
  m() {
    return this.x;
  }
  static s() {
    return "s" + this.name;
  }
  get g() {
    return this.x * 2;
  }
  set g(v) {
    this.x = v;
  }
}
const a = new A(3);
console.log(
  a.m(),
  A.s(),
  a.g,
  ((a.g = 5), a.x),
  Object.keys(a).join(),
  typeof A,
  Object.getOwnPropertyNames(A.prototype).join(),
);
//=> 3 sA 6 5 x function constructor,m,g

// ---- inheritance
class A {
  constructor() {
    this.n = "A";
  }
  hi() {
    return "hi " + this.n;
  }
  static st() {
    return "st";
  }
}
class B extends A {
  constructor() {
    super();
    this.n += "B";
  }
  hi() {
    return super.hi() + "!";
  }
}
class C extends B {}
const c = new C();
console.log(c.hi(), C.st(), c instanceof A, Object.getPrototypeOf(C) === B, c.constructor.name);
//=> hi AB! st true true C

// ---- default constructor args
class A {
  constructor(...a) {
    this.a = a.join();
  }
}
class B extends A {}
console.log(new B(1, 2, 3).a);
//=> 1,2,3

// ---- fields
class A {
  x = 1;
  y = this.x + 1;
  ["z" + 1] = 3;
  static s = "s";
  static t = this.s + "t";
  "q r" = 4;
  5 = 5;
  f = () => this.x;
  u;
}
const a = new A();
console.log(JSON.stringify(a), A.s, A.t, a.f.call(null), "u" in a);
//=> {"5":5,"x":1,"y":2,"z1":3,"q r":4} s st 1 true

// ---- field order
const l = [];
const t = (x) => (l.push(x), x);
class A {
  [t("k1")] = t("v1");
  static [t("k2")] = t("v2");
  [t("k3")]() {}
  static {
    t("block");
  }
  static x = t("v3");
}
l.push("|");
new A();
console.log(l.join());
//=> k1,k2,k3,v2,block,v3,|,v1

// ---- field with inheritance order
const l = [];
class A {
  a = l.push("A.field");
  constructor() {
    l.push("A.ctor");
    this.m();
  }
  m() {}
}
class B extends A {
  b = l.push("B.field");
  constructor() {
    l.push("B.before");
    super();
    l.push("B.after");
  }
  m() {
    l.push("m b=" + this.b);
  }
}
new B();
console.log(l.join());
//=> B.before,A.field,A.ctor,m b=undefined,B.field,B.after

// ---- field defines not sets
class A {
  set x(v) {
    console.log("setter");
  }
}
class B extends A {
  x = 1;
}
console.log(Object.keys(new B()).join());
//=> x

// ---- private
class A {
  #x = 1;
  #m() {
    return this.#x;
  }
  get #g() {
    return this.#x * 10;
  }
  set #g(v) {
    this.#x = v;
  }
  static #s = "S";
  static #sm() {
    return A.#s;
  }
  run() {
    this.#x++;
    this.#g = this.#g + 1;
    return [this.#x, this.#m(), this.#g, A.#sm()].join();
  }
  static has(o) {
    return #x in o;
  }
  inc() {
    return ++this.#x;
  }
}
const a = new A();
console.log(a.run(), A.has(a), A.has({}), a.inc(), JSON.stringify(a));
//=> 21,21,210,S true false 22 {}

// ---- private errors
class A {
  #x = 1;
  #m() {}
  get #g() {
    return 1;
  }
  set #s(v) {}
  static r(o) {
    return o.#x;
  }
  static w(o) {
    o.#x = 1;
  }
  wm() {
    this.#m = 1;
  }
  wg() {
    this.#g = 1;
  }
  rs() {
    return this.#s;
  }
  static i(o) {
    return #x in o;
  }
}
const t = (f) => {
  try {
    f();
  } catch (e) {
    console.log(e.name + ": " + e.message);
  }
};
t(() => A.r({}));
t(() => A.w({}));
t(() => new A().wm());
t(() => new A().wg());
t(() => new A().rs());
t(() => A.i(5));
t(() => A.r(null));
t(() => A.r(5));
//=> TypeError: Cannot read private member #x from an object whose class did not declare it
//=> TypeError: Cannot write private member #x to an object whose class did not declare it
//=> TypeError: Private method '#m' is not writable
//=> TypeError: '#g' was defined without a setter
//=> TypeError: '#s' was defined without a getter
//=> TypeError: Cannot use 'in' operator to search for '#x' in 5
//=> TypeError: Cannot read properties of null (reading '#x')
//=> TypeError: Cannot read private member #x from an object whose class did not declare it

// ---- private ops
class A {
  #n = 5;
  #o = null;
  f() {
    this.#n += 2;
    this.#n++;
    this.#n **= 2;
    this.#o ??= { v: 1 };
    this.#o.v += 1;
    return [this.#n, this.#o.v, this.#o?.v, this?.#n].join();
  }
  static get(o) {
    return o?.#n;
  }
}
console.log(new A().f(), A.get(null), A.get(new A()));
//=> 64,2,2,64 undefined 5

// ---- private destructuring
class A {
  #a;
  #b = {};
  f() {
    [this.#a] = [7];
    ({ x: this.#b.y } = { x: 8 });
    return this.#a + this.#b.y;
  }
}
console.log(new A().f());
//=> 15

// ---- private nested classes
class A {
  #x = "A";
  B = class {
    #x = "B";
    both(a) {
      return this.#x + this.get(a);
    }
    get(a) {
      return A.read(a);
    }
  };
  static read(a) {
    return a.#x;
  }
}
const a = new A();
console.log(new a.B().both(a));
//=> BA

// ---- private static method this
class A {
  static #p() {
    return "p";
  }
  static f() {
    return this.#p();
  }
}
class B extends A {}
console.log(A.f());
try {
  B.f();
} catch (e) {
  console.log(e.name);
}
//=> p
//=> TypeError

// ---- private twice
class Base {
  constructor(o) {
    return o;
  }
}
class Stamp extends Base {
  #x = 1;
  static has(o) {
    return #x in o;
  }
}
const o = {};
new Stamp(o);
console.log(Stamp.has(o));
try {
  new Stamp(o);
} catch (e) {
  console.log(e.name, e.message);
}
//=> true
//=> TypeError Cannot initialize #x twice on the same object

// ---- private frozen
class Base {
  constructor(o) {
    return o;
  }
}
class S extends Base {
  #x = 1;
  static get(o) {
    return o.#x;
  }
  static set(o) {
    o.#x = 2;
  }
}
const o = Object.freeze({});
new S(o);
S.set(o);
console.log(S.get(o));
//=> 2

// ---- private proxy
class A {
  #x = 1;
  get() {
    return this.#x;
  }
}
const p = new Proxy(new A(), {});
try {
  p.get();
} catch (e) {
  console.log(e.name);
}
//=> TypeError

// ---- static blocks
class A {
  static x = 1;
  static {
    this.y = this.x + 1;
    const z = 5;
    this.f = () => z + this.y;
  }
  static {
    try {
      throw 1;
    } catch {
      this.c = true;
    }
  }
}
console.log(A.y, A.f(), A.c);
//=> 2 7 true

// ---- static this super
class A {
  static m() {
    return "Am";
  }
}
class B extends A {
  static x = super.m();
  static m() {
    return super.m() + "B";
  }
  static {
    this.z = super.m();
  }
}
console.log(B.x, B.m(), B.z);
//=> Am AmB Am

// ---- accessors static
class A {
  static get v() {
    return A._v ?? 0;
  }
  static set v(x) {
    A._v = x;
  }
}
A.v = 4;
console.log(A.v);
//=> 4

// ---- computed methods
const k = "dyn";
class A {
  [k + 1]() {
    return 1;
  }
  static [k + 2]() {
    return 2;
  }
  get [k + 3]() {
    return 3;
  }
  *[k + 4]() {
    yield 4;
  }
  async [k + 5]() {}
  [Symbol.iterator] = function* () {
    yield "it";
  };
}
console.log(
  new A().dyn1(),
  A.dyn2(),
  new A().dyn3,
  [...new A().dyn4()].join(),
  [...new A()].join(),
);
//=> 1 2 3 4 it
