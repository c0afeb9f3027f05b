// Operators, conversions of their operands, order of evaluation.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- arithmetic
console.log(
  7 % -3,
  -7 % 3,
  2 ** 10,
  2 ** -1,
  (-2) ** 3,
  5 / 0,
  -5 / 0,
  0 / 0,
  1 ** Infinity,
  (-1) ** Infinity,
  NaN ** 0,
  0.1 + 0.2,
  1e21,
  1e-7,
  -0,
  1 / -0,
  5 & 3,
  5 | 3,
  5 ^ 3,
  ~5,
  1 << 31,
  1 << 32,
  -1 >>> 0,
  -1 >> 1,
  -1 >>> 28,
  4294967296 | 0,
  1.9 | 0,
  -1.9 | 0,
  NaN | 0,
);
console.log(
  "5" * "2",
  "5" + 2,
  5 + "2",
  true + 1,
  null + 1,
  undefined + 1,
  [] + {},
  [] + [],
  [1] * 2,
  "3" - 1,
  +"",
  +" 12 ",
  +"0x1f",
  +"1e3",
  +"abc",
  +[],
  +{},
  +null,
  +undefined,
  +true,
  -"5",
);
//=> 1 -1 1024 0.5 -8 Infinity -Infinity NaN NaN NaN 1 0.30000000000000004 1e+21 1e-7 0 -Infinity 1 7 6 -6 -2147483648 1 4294967295 -1 15 0 1 -1 0
//=> 10 52 52 2 1 NaN [object Object]  2 2 0 12 31 1000 NaN 0 NaN 0 NaN 1 -5

// ---- comparison
console.log(
  1 < 2,
  "10" < "9",
  "10" < 9,
  "a" < "b",
  null >= 0,
  undefined >= 0,
  NaN < 1,
  NaN >= 1,
  1 <= 1,
  [2] > 1,
  "B" < "a",
  2 > 1,
  1 >= 2,
);
//=> true true false true true false false false true true true true false

// ---- comparison order
const l = [];
const v = (n, x) => ({
  valueOf() {
    l.push(n);
    return x;
  },
});
v("a", 1) < v("b", 2);
v("c", 1) > v("d", 2);
v("e", 1) <= v("f", 2);
v("g", 1) >= v("h", 2);
v("i", 1) + v("j", 2);
console.log(l.join());
//=> a,b,c,d,e,f,g,h,i,j

// ---- equality
console.log(
  1 == "1",
  null == undefined,
  null == 0,
  "" == 0,
  [] == "",
  [1] == 1,
  NaN == NaN,
  NaN === NaN,
  0 === -0,
  "a" === "a",
  {} === {},
  true == 1,
  true == "1",
  "true" == true,
  undefined == 0,
  Symbol.iterator == Symbol.iterator,
  1 != 2,
  1 !== "1",
);
//=> true true false true true true false false true true false true true false false true true true

// ---- toPrimitive
const o = {
  [Symbol.toPrimitive](h) {
    return h;
  },
};
console.log(`${o}`, o + "", +o, o * 1, o == "default", [o] + "");
const d = {
  valueOf() {
    return 42;
  },
  toString() {
    return "s";
  },
};
console.log(d + 1, `${d}`, d > 41, d == 42, String(d), Number(d));
try {
  +{
    valueOf() {
      return {};
    },
    toString() {
      return {};
    },
  };
} catch (e) {
  console.log(e.message);
}
//=> string default NaN NaN true string
//=> 43 s true true s 42
//=> Cannot convert object to primitive value

// ---- update
let a = "5";
a++;
console.log(a, typeof a);
let b = 1;
console.log(b++ + ++b, b-- - --b);
const o = { x: 1 };
console.log(o.x++, ++o.x, o["x"]--, --o["x"]);
let u;
u++;
console.log(u);
const arr = [1];
arr[0]++;
console.log(arr[0]);
//=> 6 number
//=> 4 2
//=> 1 3 3 1
//=> NaN
//=> 2

// ---- compound
let a = 5;
a += 2;
a -= 1;
a *= 3;
a /= 2;
a %= 5;
a **= 2;
a <<= 2;
a >>= 1;
a >>>= 0;
a &= 0xff;
a |= 1;
a ^= 2;
console.log(a);
let s = "a";
s += 1;
s += null;
console.log(s);
const o = { a: 1 };
o.a += o.a += 2;
console.log(o.a);
let q = 1;
q += ((q = 5), 10);
console.log(q);
//=> 35
//=> a1null
//=> 4
//=> 11

// ---- evaluation order
const l = [];
const t = (n) => (l.push(n), { [n]: 1 });
t("a")[(l.push("b"), "k")] = (l.push("c"), 1);
console.log(l.join());
let x = 1;
const arr = [0, 0];
arr[x] = x = 0;
console.log(arr.join(), x);
function f(a, b, c) {
  return [a, b, c].join();
}
let n = 0;
console.log(f(n++, n++, n++));
//=> a,b,c
//=> 0,0 0
//=> 0,1,2
