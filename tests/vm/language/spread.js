// Destructuring what cannot be; rest and spread.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- errors
const t = (f) => {
  try {
    f();
  } catch (e) {
    console.log(e.name + ": " + e.message);
  }
};
t(() => {
  const { a } = null;
});
t(() => {
  const { a } = undefined;
});
t(() => {
  const {} = null;
});
t(() => {
  (({ b }) => b)();
});
//=> TypeError: Cannot destructure property 'a' of 'null' as it is null.
//=> TypeError: Cannot destructure property 'a' of 'undefined' as it is undefined.
//=> TypeError: Cannot destructure 'null' as it is null.
//=> TypeError: Cannot destructure property 'b' of 'undefined' as it is undefined.

// ---- errors iterable
const t = (f) => {
  try {
    f();
  } catch (e) {
    console.log(e.name);
  }
};
t(() => {
  const [a] = {};
});
t(() => {
  const [a] = null;
});
t(() => {
  const [a] = 5;
});
t(() => {
  for (const x of {});
});
t(() => {
  [...undefined];
});
t(() => {
  f(...5);
  function f() {}
});
t(() => {
  new Map(5);
});
t(() => {
  const [a] = { [Symbol.iterator]: 5 };
});
t(() => {
  const [a] = {
    [Symbol.iterator]() {
      return 5;
    },
  };
});
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError

// ---- rest object excludes
const { a, ["b"]: q, ...r } = { a: 1, b: 2, c: 3, [Symbol("s")]: 4 };
console.log(JSON.stringify(r), Object.getOwnPropertySymbols(r).length);
const { length, ...s } = "ab";
console.log(length, JSON.stringify(s));
const { ...cp } = [1, 2];
console.log(JSON.stringify(cp));
//=> {"c":3} 1
//=> 2 {"0":"a","1":"b"}
//=> {"0":1,"1":2}

// ---- rest target member
const o = {};
[o.a, ...o.b] = [1, 2, 3];
({ x: o.c, ...o.d } = { x: 1, y: 2, z: 3 });
console.log(JSON.stringify(o));
let p;
[...[p]] = [5];
console.log(p);
//=> {"a":1,"b":[2,3],"c":1,"d":{"y":2,"z":3}}
//=> 5

// ---- spread object
const p = { inherited: 1 };
const o = Object.assign(Object.create(p), {
  a: 1,
  get b() {
    return 2;
  },
});
console.log(JSON.stringify({ ...o, ...null, ...undefined, ...5, ..."hi", ...[7] }));
const g = {
  get x() {
    console.log("got");
    return 1;
  },
};
const c = { ...g };
console.log(Object.getOwnPropertyDescriptor(c, "x").value);
console.log(JSON.stringify({ a: 1, ...{ a: 2, b: 3 }, b: 4 }));
//=> {"0":7,"1":"i","a":1,"b":2}
//=> got
//=> 1
//=> {"a":2,"b":4}

// ---- spread array
console.log(
  [...[1, , 3], ..."ab", ...new Map([[1, 2]])].join("|"),
  [, 1, , 2, ,].length,
  JSON.stringify([1, , 2]),
  1 in [1, , 2],
);
//=> 1||3|a|b|1,2 5 [1,null,2] false

// ---- string destructuring
const [a, b] = "😀x";
console.log(a, b);
const { 0: c, length: n } = "zy";
console.log(c, n);
//=> 😀 x
//=> z 2

// ---- function default pattern
function f({ a = 1, b: { c = 2 } = {} } = {}, [d = 3] = []) {
  return [a, c, d].join();
}
console.log(f(), f({ a: 5, b: { c: 6 } }, [7]));
//=> 1,2,3 5,6,7

// ---- key conversion order
const l = [];
const k = (n) => ({
  toString() {
    l.push("str" + n);
    return n;
  },
});
const src = {
  get a() {
    l.push("get a");
    return undefined;
  },
  get b() {
    l.push("get b");
  },
};
const { [(l.push("ka"), k("a"))]: x = l.push("da"), [(l.push("kb"), k("b"))]: y } = src;
console.log(l.join());
//=> ka,stra,get a,da,kb,strb,get b

// ---- let closures in pattern
const fs = [];
for (const [k, { v = k }] of [
  ["a", {}],
  ["b", { v: 1 }],
])
  fs.push(() => k + v);
console.log(fs.map((f) => f()).join());
//=> aa,b1

// ---- var pattern
var { a, b = a } = { a: 1 };
var [c, c2] = [3, 4];
console.log(a, b, c, c2);
//=> 1 1 3 4

// ---- assign to const in pattern
const k = 1;
try {
  [k] = [2];
} catch (e) {
  console.log(e.message);
}
try {
  ({ k } = { k: 3 });
} catch (e) {
  console.log(e.message);
}
//=> Assignment to constant variable.
//=> Assignment to constant variable.
