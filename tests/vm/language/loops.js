// for-in, for-of and plain loops; literals.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- for in
const o = Object.create({ inherited: 1, a: "shadow" });
o.b = 1;
o.a = 2;
o[2] = "x";
o[1] = "y";
o[Symbol()] = 1;
Object.defineProperty(o, "hid", { value: 1, enumerable: false });
const ks = [];
for (const k in o) ks.push(k);
console.log(ks.join());
for (const k in null) console.log("no");
for (const k in undefined) console.log("no");
for (const k in "ab") console.log(k, typeof k);
for (const k in [5, 6]) console.log(k);
for (const k in 5) console.log("no");
//=> 1,2,b,a,inherited
//=> 0 string
//=> 1 string
//=> 0
//=> 1

// ---- for in delete add
const o = { a: 1, b: 2, c: 3 };
for (const k in o) {
  console.log(k);
  delete o.b;
  o.d = 1;
}
//=> a
//=> c

// ---- for in hidden shadow
const p = { x: 1 };
const o = Object.create(p, { x: { value: 2, enumerable: false } });
for (const k in o) console.log(k);
console.log("end");
//=> end

// ---- for in target
const o = {};
for (o.k in { a: 1, b: 2 });
console.log(o.k);
let arr = [];
let i = 0;
for (arr[i++] in { x: 1, y: 1 });
console.log(arr.join());
var v;
for (v in { q: 1 });
console.log(v);
for (var [c, d] in { xy: 1 }) console.log(c, d);
//=> b
//=> x,y
//=> q
//=> x y

// ---- for of targets
const o = {};
for (o.x of [1, 2]);
console.log(o.x);
let a, b;
for ([a, b = 5] of [[1], [2, 3]]) console.log(a, b);
for ({ a, ...b } of [{ a: 1, c: 2 }]) console.log(a, JSON.stringify(b));
for (var v of "ab");
console.log(v);
for (const {
  x,
  y: { z },
} of [{ x: 1, y: { z: 2 } }])
  console.log(x, z);
//=> 2
//=> 1 5
//=> 2 3
//=> 1 {"c":2}
//=> b
//=> 1 2

// ---- for without parts
let i = 0;
for (;;) {
  if (i++ > 2) break;
}
console.log(i);
for (let j = 0, k = 10; j < k; j += 3, k--) console.log(j, k);
for (var a = 1, b = 2; a < 3; a++);
console.log(a, b);
//=> 4
//=> 0 10
//=> 3 9
//=> 6 8
//=> 3 2

// ---- for const
for (const x = { n: 0 }; x.n < 2; x.n++) console.log(x.n);
//=> 0
//=> 1

// ---- empty statements
if (1);
else;
for (; false;);
while (0);
console.log("ok");
//=> ok

// ---- if else chain
for (const x of [1, 2, 3]) {
  if (x === 1) console.log("a");
  else if (x === 2) console.log("b");
  else console.log("c");
}
//=> a
//=> b
//=> c

// ---- number literals
console.log(
  0x1f,
  0b101,
  0o17,
  1_000,
  0.5,
  5,
  1e3,
  (0xff).toString(2),
  (1).toString(),
  (25).toString(36),
);
//=> 31 5 15 1000 0.5 5 1000 11111111 1 p

// ---- strings
console.log(
  "\x41\u0042\u{43}\t|\n|\\",
  "it's",
  "a\
b",
  "\0".length,
  "😀".length,
  [..."a😀b"].length,
  "abc"[1],
  "abc".length,
  "abc"[5],
);
//=> ABC	|
//=> |\ it's ab 1 2 3 b 3 undefined

// ---- instanceof bound and proxies
function F() {}
const B = F.bind();
console.log(new F() instanceof B);
console.log(new Proxy(new F(), {}) instanceof F);
//=> true
//=> true
