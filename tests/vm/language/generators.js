// Generators: next, throw, return, and `yield*`.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- basic
function* g(a) {
  const b = yield a;
  console.log("got", b);
  const c = yield b + 1;
  return c;
}
const i = g(1);
console.log(
  JSON.stringify(i.next("ignored")),
  JSON.stringify(i.next(5)),
  JSON.stringify(i.next(7)),
  JSON.stringify(i.next()),
);
//=> got 5
//=> {"value":1,"done":false} {"value":6,"done":false} {"value":7,"done":true} {"done":true}

// ---- return
function* g() {
  try {
    yield 1;
    yield 2;
  } finally {
    console.log("fin");
  }
}
let i = g();
i.next();
console.log(JSON.stringify(i.return(9)), JSON.stringify(i.next()));
i = g();
console.log(JSON.stringify(i.return(3)), JSON.stringify(i.next()));
//=> fin
//=> {"value":9,"done":true} {"done":true}
//=> {"value":3,"done":true} {"done":true}

// ---- return overridden
function* g() {
  try {
    yield 1;
  } finally {
    yield "f";
  }
}
let i = g();
i.next();
console.log(JSON.stringify(i.return(9)), JSON.stringify(i.next()), JSON.stringify(i.next()));
function* h() {
  try {
    yield 1;
  } finally {
    return "r";
  }
}
i = h();
i.next();
console.log(JSON.stringify(i.return(9)));
//=> {"value":"f","done":false} {"value":9,"done":true} {"done":true}
//=> {"value":"r","done":true}

// ---- return with throw in finally
function* g() {
  try {
    yield 1;
  } finally {
    throw new Error("f");
  }
}
const i = g();
i.next();
try {
  i.return(1);
} catch (e) {
  console.log(e.message);
}
console.log(JSON.stringify(i.next()));
//=> f
//=> {"done":true}

// ---- throw
function* g() {
  while (true) {
    try {
      yield 1;
    } catch (e) {
      console.log("caught", e);
    }
  }
}
const i = g();
i.next();
console.log(JSON.stringify(i.throw("x")), JSON.stringify(i.throw("y")));
function* h() {
  yield 1;
}
let j = h();
try {
  j.throw(new Error("start"));
} catch (e) {
  console.log(e.message);
}
console.log(JSON.stringify(j.next()));
j = h();
j.next();
try {
  j.throw(new Error("mid"));
} catch (e) {
  console.log(e.message);
}
console.log(JSON.stringify(j.next()));
try {
  j.throw(1);
} catch (e) {
  console.log(e);
}
//=> caught x
//=> caught y
//=> {"value":1,"done":false} {"value":1,"done":false}
//=> start
//=> {"done":true}
//=> mid
//=> {"done":true}
//=> 1

// ---- delegate
function* inner() {
  const x = yield "a";
  console.log("inner got", x);
  return "ret";
}
function* outer() {
  const r = yield* inner();
  console.log("r", r);
  yield* [1, 2];
  yield* "xy";
}
const i = outer();
console.log(JSON.stringify(i.next()), JSON.stringify(i.next("X")), [...i].join());
//=> inner got X
//=> r ret
//=> {"value":"a","done":false} {"value":1,"done":false} 2,x,y

// ---- delegate throw return
function* inner() {
  try {
    yield 1;
  } catch (e) {
    console.log("inner caught", e);
    yield 2;
  } finally {
    console.log("inner fin");
  }
}
function* outer() {
  try {
    yield* inner();
  } finally {
    console.log("outer fin");
  }
}
let i = outer();
i.next();
console.log(
  JSON.stringify(i.throw("t")),
  JSON.stringify(i.return("r")),
  JSON.stringify(i.next()),
);
//=> inner caught t
//=> inner fin
//=> outer fin
//=> {"value":2,"done":false} {"value":"r","done":true} {"done":true}

// ---- delegate no throw
const it = {
  [Symbol.iterator]() {
    return {
      next() {
        return { value: 1, done: false };
      },
      return() {
        console.log("closed");
        return {};
      },
    };
  },
};
function* g() {
  try {
    yield* it;
  } catch (e) {
    console.log(e.name);
  }
}
const i = g();
i.next();
console.log(JSON.stringify(i.throw(1)));
//=> closed
//=> TypeError
//=> {"done":true}

// ---- delegate no return
const it = {
  [Symbol.iterator]() {
    return {
      next() {
        return { value: 1, done: false };
      },
    };
  },
};
function* g() {
  try {
    yield* it;
  } finally {
    console.log("f");
  }
}
const i = g();
i.next();
console.log(JSON.stringify(i.return(5)));
//=> f
//=> {"value":5,"done":true}

// ---- delegate passes results through
const it = {
  [Symbol.iterator]() {
    let n = 0;
    return {
      next() {
        n++;
        return {
          value: n,
          done: n > 2,
          extra: "e" + n,
          get lazy() {
            return 1;
          },
        };
      },
    };
  },
};
function* g() {
  const r = yield* it;
  return r;
}
const i = g();
const r = i.next();
console.log(r.extra, r.value, i.next().extra, JSON.stringify(i.next()));
//=> e1 1 e2 {"value":3,"done":true}

// ---- delegate return done
const it = {
  [Symbol.iterator]() {
    return {
      next(v) {
        return { value: "n" + v, done: false };
      },
      return(v) {
        console.log("ret", v);
        return { value: "rv", done: true };
      },
      throw(v) {
        return { value: "tv" + v, done: true };
      },
    };
  },
};
function* g() {
  const r = yield* it;
  console.log("got", r);
  return "end";
}
let i = g();
console.log(
  JSON.stringify(i.next("ign")),
  JSON.stringify(i.next(1)),
  JSON.stringify(i.return(2)),
);
i = g();
i.next();
console.log(JSON.stringify(i.throw(4)));
//=> ret 2
//=> {"value":"nundefined","done":false} {"value":"n1","done":false} {"value":"rv","done":true}
//=> got tv4
//=> {"value":"end","done":true}

// ---- delegate return not done
const it = {
  [Symbol.iterator]() {
    return {
      next(v) {
        return { value: "n" + v, done: false };
      },
      return(v) {
        return { value: "rv" + v, done: false };
      },
    };
  },
};
function* g() {
  yield* it;
}
let i = g();
i.next();
console.log(JSON.stringify(i.return(2)), JSON.stringify(i.next(5)), JSON.stringify(i.return(3)));
//=> {"value":"rv2","done":false} {"value":"n5","done":false} {"value":"rv3","done":false}

// ---- delegate bad results
const mk = (o) => ({
  [Symbol.iterator]() {
    return {
      next() {
        return { value: 1, done: false };
      },
      ...o,
    };
  },
});
const t = (o, m) => {
  const i = (function* () {
    yield* mk(o);
  })();
  i.next();
  try {
    console.log(JSON.stringify(i[m](1)));
  } catch (e) {
    console.log(e.name);
  }
};
t(
  {
    next() {
      return 5;
    },
  },
  "next",
);
t(
  {
    throw() {
      return 5;
    },
  },
  "throw",
);
t(
  {
    return() {
      return 5;
    },
  },
  "return",
);
t({ throw: 5 }, "throw");
t({ return: null }, "return");
//=> uncaught: Iterator result 5 is not an object
