// Classes: members that suspend, names of members, details of `super`.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- generator methods
class A {
  *g() {
    yield* [1, 2];
  }
  async *ag() {
    yield 1;
  }
  static *sg() {
    yield this.name;
  }
}
console.log([...new A().g()].join(), [...A.sg()].join());
//=> 1,2 A

// ---- class in loop
const cs = [];
for (let i = 0; i < 2; i++)
  cs.push(
    class {
      v() {
        return i;
      }
      static s = i * 10;
    },
  );
console.log(new cs[0]().v(), new cs[1]().v(), cs[1].s);
//=> 0 1 10

// ---- arguments in methods
class A {
  m() {
    return arguments.length;
  }
  constructor() {
    this.n = arguments.length;
  }
}
console.log(new A(1, 2).n, new A().m(1, 2, 3));
//=> 2 3

// ---- static name
class A {
  static name = "custom";
}
console.log(A.name);
class B {
  static name() {
    return "fn";
  }
}
console.log(B.name());
const C = class {
  static name() {}
};
console.log(typeof C.name);
const o = {
  D: class {
    static name = "x";
  },
};
console.log(o.D.name);
//=> custom
//=> fn
//=> function
//=> x

// ---- anonymous names
const o = {
  ["k"]: class {},
  f: class {
    static n = this.name;
  },
};
console.log(o.k.name, o.f.n);
class Q {
  a = () => {};
  static b = class {};
  #c = () => {};
  c() {
    return this.#c.name;
  }
  ["d"] = function () {};
}
console.log(new Q().a.name, Q.b.name, new Q().c(), new Q().d.name);
//=> k f
//=> a b #c d

// ---- class declaration binding
class A {
  static make() {
    return new A();
  }
}
const B = A;
A.extra = 1;
console.log(B.make() instanceof B);
let C = class {};
C = 5;
console.log(C);
//=> true
//=> 5

// ---- class scoped
{
  class A {
    v() {
      return 1;
    }
  }
  console.log(new A().v());
}
console.log(typeof A);
//=> 1
//=> undefined

// ---- instance initializer closure
class A {
  constructor() {
    this.fs = this.fs ?? [];
  }
  x = [1, 2].map((n) => n + this.k());
  k() {
    return 10;
  }
}
console.log(new A().x.join());
//=> 11,12

// ---- await in static async
class A {
  static async f() {
    return 1;
  }
  async g() {
    return (await A.f()) + 1;
  }
}
new A().g().then((v) => console.log(v));
//=> 2

// ---- symbol methods
class A {
  static [Symbol.hasInstance](x) {
    return x === 1;
  }
  [Symbol.toPrimitive](h) {
    return h === "number" ? 7 : "str";
  }
}
console.log(1 instanceof A, +new A(), `${new A()}`);
//=> true 7 str

// ---- super property missing
class A {}
class B extends A {
  f() {
    return super.nope;
  }
  g() {
    try {
      super.nope();
    } catch (e) {
      return e.message;
    }
  }
}
console.log(new B().f(), new B().g());
//=> undefined (intermediate value).nope is not a function

// ---- super set
class A {}
class B extends A {
  f() {
    super.x = 5;
    return this.x;
  }
  static s() {
    super.y = 1;
    return this.y;
  }
}
console.log(new B().f(), B.s());
class C extends A {
  f() {
    super["k"] ??= 3;
    super.n = (super.n ?? 0) + 1;
    return this.k + this.n;
  }
}
console.log(new C().f());
//=> 5 1
//=> 4

// ---- super compound
class A {
  get v() {
    return 10;
  }
  set v(x) {
    this._v = x;
  }
}
class B extends A {
  f() {
    super.v += 5;
    super.v++;
    return this._v;
  }
}
console.log(new B().f());
//=> 11

// ---- home object moved
class A {
  hi() {
    return "A";
  }
}
class B {
  hi() {
    return "B";
  }
}
class C extends A {
  hi() {
    return super.hi();
  }
}
B.prototype.c = C.prototype.hi;
console.log(new B().c());
//=> A

// ---- async method super
class A {
  async v() {
    return 1;
  }
}
class B extends A {
  async v() {
    return (await super.v()) + 1;
  }
}
new B().v().then((x) => console.log(x));
//=> 2

// ---- defineProperty on prototype
class A {
  m() {
    return 1;
  }
}
A.prototype.m = () => 2;
console.log(new A().m());
try {
  A.prototype = {};
} catch (e) {
  console.log(e.name);
}
//=> 2
//=> TypeError

// ---- throw in field
class A {
  x = (() => {
    throw new Error("field");
  })();
}
try {
  new A();
} catch (e) {
  console.log(e.message);
}
//=> field

// ---- sealed instance field
class Base {
  constructor() {
    Object.preventExtensions(this);
  }
}
class D extends Base {
  x = 1;
}
try {
  new D();
} catch (e) {
  console.log(e.name + ": " + e.message);
}
//=> TypeError: Cannot define property x, object is not extensible
