// The iterator protocol: what is called when, and when iterators are closed.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- iterator protocol details
const log = [];
const it = {
  get [Symbol.iterator]() {
    log.push("get iter");
    return () => ({
      get next() {
        log.push("get next");
        let n = 0;
        return function (...a) {
          log.push("next" + a.length);
          n++;
          return {
            get done() {
              log.push("done");
              return n > 2;
            },
            get value() {
              log.push("value");
              return n;
            },
          };
        };
      },
      get return() {
        log.push("get return");
        return undefined;
      },
    });
  },
};
for (const x of it) log.push("body" + x);
for (const x of it) break;
console.log(log.join());
//=> get iter,get next,next0,done,value,body1,next0,done,value,body2,next0,done,get iter,get next,next0,done,value,get return

// ---- return errors
const mk = (r) => ({
  [Symbol.iterator]() {
    return { next: () => ({ value: 1, done: false }), return: r };
  },
});
const t = (f) => {
  try {
    console.log(f());
  } catch (e) {
    console.log(e.name === "Error" ? e.message : e.name);
  }
};
t(() => {
  for (const x of mk(() => {
    throw new Error("ret");
  }))
    break;
});
t(() => {
  for (const x of mk(() => {
    throw new Error("ret");
  }))
    throw new Error("body");
});
t(() => {
  for (const x of mk(() => 5)) return "r";
});
t(() => {
  for (const x of mk(() => 5)) throw new Error("body2");
});
t(() => {
  for (const x of mk(null)) return "null ok";
});
t(() => {
  for (const x of mk(5)) return "r";
});
//=> ret
//=> body
//=> TypeError
//=> body2
//=> null ok
//=> TypeError

// ---- continue does not close
const mk = () => {
  let n = 0;
  return {
    [Symbol.iterator]() {
      return {
        next: () => ({ value: n++, done: n > 3 }),
        return() {
          console.log("closed");
          return {};
        },
      };
    },
  };
};
outer: for (const a of mk()) {
  for (const b of mk()) {
    if (b == 1) continue;
    if (b == 2) continue outer;
    console.log(a, b);
  }
}
//=> 0 0
//=> closed
//=> 1 0
//=> closed
//=> 2 0
//=> closed

// ---- builtin consumers close
const mk = () => ({
  [Symbol.iterator]() {
    return {
      next: () => ({ value: 1, done: false }),
      return() {
        console.log("closed");
        return {};
      },
    };
  },
});
try {
  Array.from(mk(), () => {
    throw new Error("m");
  });
} catch (e) {
  console.log(e.message);
}
try {
  new Map(mk());
} catch (e) {
  console.log(e.name);
}
class S extends Set {
  add() {
    throw new Error("add");
  }
}
try {
  new S(mk());
} catch (e) {
  console.log(e.message);
}
try {
  Object.fromEntries(mk());
} catch (e) {
  console.log(e.name);
}
//=> closed
//=> m
//=> closed
//=> TypeError
//=> closed
//=> add
//=> closed
//=> TypeError

// ---- array iterator live
const a = [1, 2];
const out = [];
for (const x of a) {
  out.push(x);
  if (a.length < 4) a.push(x * 10);
}
console.log(out.join());
const it = [1].values();
it.next();
it.next();
console.log(JSON.stringify(it.next()));
console.log(
  [...["a", "b"].entries()].join("|"),
  [...["a", "b"].keys()].join(),
  Object.prototype.toString.call([].values()),
);
//=> 1,2,10,20
//=> {"done":true}
//=> 0,a|1,b 0,1 [object Array Iterator]

// ---- map iterator live
const m = new Map([
  [1, "a"],
  [2, "b"],
  [3, "c"],
]);
const o = [];
for (const [k, v] of m) {
  o.push(k + v);
  if (k === 1) {
    m.delete(2);
    m.set(4, "d");
  }
  if (k === 3) m.set(1, "z");
}
console.log(o.join());
const s = new Set([1, 2]);
const p = [];
for (const x of s) {
  p.push(x);
  if (x < 4) {
    s.delete(x);
    s.add(x + 2);
  }
}
console.log(p.join());
console.log([...m.keys()].join(), [...m.values()].join(), [...s.entries()].join("|"));
//=> 1a,3c,4d
//=> 1,2,3,4,5
//=> 1,3,4 z,c,d 4,4|5,5

// ---- incompatible next
try {
  [].values().next.call({});
} catch (e) {
  console.log(e.name);
}
try {
  (function* () {})().next.call({});
} catch (e) {
  console.log(e.name);
}
try {
  new Map().entries().next.call(new Set().entries());
} catch (e) {
  console.log(e.name);
}
//=> TypeError
//=> TypeError
//=> TypeError

// ---- custom iterator class
class Range {
  constructor(a, b) {
    this.a = a;
    this.b = b;
  }
  *[Symbol.iterator]() {
    for (let i = this.a; i < this.b; i++) yield i;
  }
}
console.log(
  [...new Range(1, 4)].join(),
  Math.max(...new Range(0, 3)),
  Array.from(new Range(0, 2)).length,
);
const [x, y] = new Range(5, 9);
console.log(x, y);
//=> 1,2,3 2 2
//=> 5 6

// ---- generator method on object
const o = {
  *g() {
    yield this.v;
  },
  v: 3,
  async *ag() {},
  get x() {
    return 1;
  },
};
console.log([...o.g()].join(), o.g.name);
//=> 3 g

// ---- spread string iterator
console.log([..."a\ud83d\ude00\ud83d"].length, Array.from("héllo").join("-"));
//=> 3 h-é-l-l-o

// ---- return without value
function* g() {
  return;
}
console.log(JSON.stringify(g().next()));
function* h() {
  yield;
}
console.log(JSON.stringify([...h()]));
//=> {"done":true}
//=> [null]

// ---- nested generators recursion
function* tree(n) {
  if (n === 0) return;
  yield* tree(n - 1);
  yield n;
  yield* tree(n - 1);
}
console.log([...tree(4)].join(""));
//=> 121312141213121

// ---- generator return value in delegating chain
function* a() {
  return 1;
}
function* b() {
  return (yield* a()) + 1;
}
function* c() {
  const v = yield* b();
  yield v;
}
console.log([...c()].join());
//=> 2
