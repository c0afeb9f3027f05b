// Parameters: defaults and their scope, patterns, rest, arguments, spread.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- default parameters
function f(a, b = a + 1, c = b * 2) {
  return [a, b, c].join();
}
console.log(f(1), f(1, 5), f(1, undefined, 3), f(1, null));
console.log(f.length);
//=> 1,2,4 1,5,10 1,2,3 1,,0
//=> 1

// ---- default tdz
function f(a = b, b) {}
try {
  f();
} catch (e) {
  console.log(e.name, e.message);
}
f(1);
//=> ReferenceError Cannot access 'b' before initialization

// ---- default self tdz
function f(a = a) {}
try {
  f();
} catch (e) {
  console.log(e.name, e.message);
}
//=> ReferenceError Cannot access 'a' before initialization

// ---- default scope outer
let x = "outer";
function f(a = x) {
  var x = "inner";
  return a + x;
}
console.log(f());
//=> outerinner

// ---- default closure var
function f(a, g = () => a) {
  var a;
  a = 2;
  return [a, g()].join();
}
console.log(f(1));
//=> 2,1

// ---- default closure var 2
function f(a, g = () => a) {
  var a = 5;
  return [a, g()].join();
}
console.log(f(1));
//=> 5,1

// ---- default var carried
function f(a = 1) {
  var a;
  return a;
}
console.log(f(), f(2));
//=> 1 2

// ---- default function shadows
function f(a = 1) {
  function a() {}
  return typeof a;
}
console.log(f(), f(2));
//=> function function

// ---- default let
let y = 1;
function f(a = () => y) {
  let y = 2;
  return a() + y;
}
console.log(f());
//=> 3

// ---- default call order
const log = [];
function f(a = log.push("a"), b = log.push("b")) {}
f();
f(1);
console.log(log.join());
//=> a,b,b

// ---- default throw
function f(
  a = (() => {
    throw new Error("x");
  })(),
) {}
try {
  f();
} catch (e) {
  console.log(e.message);
}
//=> x

// ---- default arguments
function f(a = arguments.length, b = this) {
  return a + ":" + b;
}
console.log(f.call("t"), f.call("t", undefined, 2));
//=> 0:t 2:2

// ---- params pattern
function f({ a, b = 2 }, [c, ...d] = [1, 2, 3], ...rest) {
  return JSON.stringify([a, b, c, d, rest]);
}
console.log(f({ a: 1 }), f({ a: 1, b: 3 }, "xyz", 7, 8));
console.log(f.length);
//=> [1,2,1,[2,3],[]] [1,3,"x",["y","z"],[7,8]]
//=> 1

// ---- params pattern computed
const k = "q";
function f({ [k]: v }) {
  return v;
}
console.log(f({ q: 9 }));
//=> 9

// ---- rest
function f(...xs) {
  return xs.length + ":" + xs.join();
}
console.log(f(), f(1), f(1, 2, 3));
console.log(f.length);
//=> 0: 1:1 3:1,2,3
//=> 0

// ---- rest pattern
function f(...[a, b = 5]) {
  return a + b;
}
console.log(f(1), f(1, 2));
function g(...{ length }) {
  return length;
}
console.log(g(1, 2, 3));
//=> 6 3
//=> 3

// ---- arguments
function f() {
  return (
    arguments.length +
    ":" +
    Array.from(arguments).join() +
    ":" +
    [...arguments].join() +
    typeof arguments
  );
}
console.log(f(1, 2, 3));
//=> 3:1,2,3:1,2,3object

// ---- arguments unmapped
function f(a) {
  arguments[0] = 9;
  a = a + 1;
  return a + "," + arguments[0];
}
console.log(f(1));
//=> 2,9

// ---- arguments keys
function f() {
  return Object.keys(arguments).join() + Object.prototype.toString.call(arguments);
}
console.log(f("a", "b"));
//=> 0,1[object Arguments]

// ---- arguments extra
function f() {
  arguments[5] = 1;
  arguments.length = 2;
  delete arguments[0];
  return Object.keys(arguments).join() + arguments.length;
}
console.log(f("a", "b", "c"));
//=> 1,2,52

// ---- arguments arrow
function f() {
  const g = () => arguments[0];
  return g(5);
}
console.log(f(1));
//=> 1

// ---- spread call
console.log(Math.max(...[1, 5, 3], ...new Set([9])), Math.max(..."123"));
const o = {
  m(...a) {
    return this.k + a.join();
  },
  k: "k",
};
console.log(o.m(...[1, 2]), o["m"](...[3]));
//=> 9 3
//=> k1,2 k3

// ---- spread new
class A {
  constructor(...a) {
    this.a = a;
  }
}
console.log(JSON.stringify(new A(...[1, 2], 3)));
//=> {"a":[1,2,3]}

// ---- spread order
const log = [];
const it = {
  *[Symbol.iterator]() {
    log.push("it");
    yield 1;
  },
};
function f() {}
f(log.push("a"), ...it, log.push("b"));
console.log(log.join());
//=> a,it,b
