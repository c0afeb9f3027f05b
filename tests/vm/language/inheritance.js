// Classes: names, `super`, derived constructors, built-in superclasses.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- class expression name
const A = class B {
  static n = B.name;
  f() {
    return B;
  }
};
console.log(A.name, A.n, new A().f() === A, typeof B);
try {
  const C = class D {
    f() {
      D = 1;
    }
  };
  new C().f();
} catch (e) {
  console.log(e.message);
}
//=> B B true undefined
//=> Assignment to constant variable.

// ---- class without new
class A {}
try {
  A();
} catch (e) {
  console.log(e.message);
}
try {
  A.call({});
} catch (e) {
  console.log(e.message);
}
//=> Class constructor A cannot be invoked without 'new'
//=> Class constructor A cannot be invoked without 'new'

// ---- derived this
const t = (f) => {
  try {
    f();
  } catch (e) {
    console.log(e.name + ": " + e.message);
  }
};
class A {}
t(
  () =>
    new (class extends A {
      constructor() {
        this.x = 1;
      }
    })(),
);
t(
  () =>
    new (class extends A {
      constructor() {}
    })(),
);
t(
  () =>
    new (class extends A {
      constructor() {
        super();
        super();
      }
    })(),
);
t(() =>
  console.log(
    new (class extends A {
      constructor() {
        return { r: 1 };
      }
    })().r,
  ),
);
t(
  () =>
    new (class extends A {
      constructor() {
        return 1;
      }
    })(),
);
t(
  () =>
    new (class extends A {
      constructor() {
        super();
        return 1;
      }
    })(),
);
t(() =>
  console.log(
    typeof new (class extends A {
      constructor() {
        super();
        return undefined;
      }
    })(),
  ),
);
//=> ReferenceError: Must call super constructor in derived class before accessing 'this' or returning from derived constructor
//=> ReferenceError: Must call super constructor in derived class before accessing 'this' or returning from derived constructor
//=> ReferenceError: Super constructor may only be called once
//=> 1
//=> TypeError: Derived constructors may only return object or undefined
//=> TypeError: Derived constructors may only return object or undefined
//=> object

// ---- super in arrow
class A {
  constructor(x) {
    this.x = x;
  }
}
class B extends A {
  constructor() {
    const s = (v) => super(v);
    s(5);
  }
}
console.log(new B().x);
class C extends A {
  y = this.x * 2;
  constructor() {
    const s = () => {
      super(3);
      return () => this.y;
    };
    this.z = s()();
  }
}
console.log(JSON.stringify(new C()));
//=> 5
//=> uncaught: Must call super constructor in derived class before accessing 'this' or returning from derived constructor

// ---- super return value
class A {
  constructor() {
    this.a = 1;
  }
}
class B extends A {
  constructor() {
    const r = super();
    console.log(r === this);
  }
}
new B();
//=> true

// ---- super in nested block return
class A {}
class B extends A {
  constructor(f) {
    super();
    {
      let q = 1;
      const g = () => q;
      if (f) {
        const h = () => this;
        return;
      }
    }
    this.end = 1;
  }
}
console.log(JSON.stringify(new B(true)), JSON.stringify(new B(false)));
//=> {} {"end":1}

// ---- extends null
class N extends null {
  static s() {
    return 1;
  }
}
console.log(N.s(), Object.getPrototypeOf(N.prototype));
try {
  new N();
} catch (e) {
  console.log(e.name);
}
//=> 1 null
//=> TypeError

// ---- extends bad
for (const v of [5, {}, undefined, () => {}])
  try {
    class X extends v {}
    console.log("ok");
  } catch (e) {
    console.log(e.name);
  }
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError

// ---- extends function
function F(x) {
  this.x = x;
}
F.prototype.m = function () {
  return "F" + this.x;
};
F.st = 1;
class G extends F {
  m() {
    return "G" + super.m();
  }
}
console.log(new G(2).m(), G.st, new G(1) instanceof F);
//=> GF2 1 true

// ---- extends expression
const mix = (B) =>
  class extends B {
    mixed() {
      return "m";
    }
  };
class A {
  a() {
    return "a";
  }
}
class C extends mix(A) {}
console.log(new C().mixed(), new C().a());
//=> m a

// ---- extends builtins
class E2 extends Error {
  constructor(m) {
    super(m);
    this.name = "E2";
  }
}
const e = new E2("boo");
console.log(
  e instanceof E2,
  e instanceof Error,
  e.message,
  String(e),
  Object.prototype.toString.call(e),
);
class L extends Array {
  last() {
    return this[this.length - 1];
  }
}
const l = L.of(1, 2, 3);
console.log(l.last(), l.length, l.map((x) => x * 2) instanceof L, Array.isArray(l));
class M extends Map {
  get(k) {
    return super.get(k) ?? "none";
  }
}
console.log(new M([[1, 2]]).get(1), new M().get(5));
//=> true true boo E2: boo [object Error]
//=> 3 3 true true
//=> 2 none

// ---- new.target class
class A {
  constructor() {
    this.t = new.target.name;
  }
}
class B extends A {}
console.log(
  new A().t,
  new B().t,
  Reflect.construct(A, [], B).t,
  Reflect.construct(A, [], B) instanceof B,
);
//=> A B B true

// ---- field new.target
function f() {
  new.target;
  return class {
    x = new.target;
  };
}
console.log(new (f())().x);
//=> undefined

// ---- toString tag
class A {
  get [Symbol.toStringTag]() {
    return "AAA";
  }
}
console.log(String(new A()), Object.prototype.toString.call(new A()));
//=> [object AAA] [object AAA]

// ---- method enumerability
class A {
  m() {}
  static s() {}
  x = 1;
  static y = 2;
}
console.log(
  Object.keys(A.prototype).join(),
  Object.keys(A).join(),
  Object.keys(new A()).join(),
  JSON.stringify(Object.getOwnPropertyDescriptor(A, "prototype")),
);
//=>  y x {"value":{},"writable":false,"enumerable":false,"configurable":false}

// ---- getter setter inheritance
class A {
  get v() {
    return "Av";
  }
  set v(x) {
    this._v = "A" + x;
  }
}
class B extends A {
  get v() {
    return "B" + super.v;
  }
  set v(x) {
    super.v = x;
  }
}
const b = new B();
b.v = 1;
console.log(b.v, b._v);
//=> BAv A1
