// Closures, hoisting, and the names of functions inside themselves.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- closures
const fs = [];
for (let i = 0; i < 3; i++) fs.push(() => i);
console.log(fs.map((f) => f()).join());
//=> 0,1,2

// ---- closures mutate
const fs = [];
for (let i = 0; i < 3; i++) {
  fs.push(() => i++);
}
console.log(fs.map((f) => f()).join(), fs.map((f) => f()).join());
//=> 0,1,2 1,2,3

// ---- closures body change
const fs = [];
for (let i = 0; i < 6; i++) {
  fs.push(() => i);
  i++;
}
console.log(fs.map((f) => f()).join());
//=> 1,3,5

// ---- closure in init
const fs = [];
for (let i = 0, f = () => i; i < 3; i++) fs.push(f);
console.log(fs.map((f) => f()).join());
//=> 0,0,0

// ---- closure in test and update
const fs = [];
for (let i = 0; fs.push(() => i), i < 3; fs.push(() => i), i++);
console.log(fs.map((f) => f()).join());
//=> 0,1,1,2,2,3,3

// ---- for of closures
const fs = [];
for (const x of [1, 2, 3]) fs.push(() => x);
console.log(fs.map((f) => f()).join());
//=> 1,2,3

// ---- for in closures
const fs = [];
for (const x in { a: 1, b: 2 }) fs.push(() => x);
console.log(fs.map((f) => f()).join());
//=> a,b

// ---- for var
var fs = [];
for (var i = 0; i < 3; i++) fs.push(() => i);
console.log(fs.map((f) => f()).join());
//=> 3,3,3

// ---- continue with closures
const fs = [];
for (let i = 0; i < 5; i++) {
  if (i % 2) continue;
  fs.push(() => i);
}
console.log(fs.map((f) => f()).join());
//=> 0,2,4

// ---- while closures
const fs = [];
let n = 0;
while (n < 3) {
  let m = n;
  fs.push(() => m + n);
  n++;
}
console.log(fs.map((f) => f()).join());
//=> 3,4,5

// ---- counter
function counter() {
  let c = 0;
  return {
    inc() {
      return ++c;
    },
    get value() {
      return c;
    },
  };
}
const a = counter(),
  b = counter();
a.inc();
a.inc();
b.inc();
console.log(a.value, b.value);
//=> 2 1

// ---- hoisting
console.log(f(), typeof g);
function f() {
  return h();
  function h() {
    return "h";
  }
}
var g = 1;
//=> h undefined

// ---- block functions
{
  function f() {
    return 1;
  }
  console.log(f());
}
console.log(typeof f);
//=> 1
//=> undefined

// ---- function in switch
switch (1) {
  case 0:
    function f() {
      return "f";
    }
  case 1:
    console.log(f());
}
//=> f

// ---- named function expression
const f = function fact(n) {
  return n <= 1 ? 1 : n * fact(n - 1);
};
console.log(f(5), f.name, typeof fact);
//=> 120 fact undefined

// ---- nfe assign
const f = function g() {
  try {
    g = 1;
  } catch (e) {
    return e.constructor.name + ": " + e.message;
  }
};
console.log(f());
//=> TypeError: Assignment to constant variable.

// ---- nfe shadow
const f = function g(g) {
  return g;
};
console.log(f(4));
const h = function k() {
  var k = 3;
  return k;
};
console.log(h());
//=> 4
//=> 3
