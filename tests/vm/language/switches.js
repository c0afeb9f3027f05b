// switch, and the scope of what catch binds.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- switch fall
for (const x of [0, 1, 2, 3, 9]) {
  let s = "";
  switch (x) {
    case 0:
      s += 0;
    case 1:
      s += 1;
      break;
    default:
      s += "d";
    case 3:
      s += 3;
  }
  console.log(x, s);
}
//=> 0 01
//=> 1 1
//=> 2 d3
//=> 3 3
//=> 9 d3

// ---- switch strict
switch ("1") {
  case 1:
    console.log("no");
    break;
  case "1":
    console.log("yes");
}
//=> yes

// ---- switch scope
switch (1) {
  case 0:
    let x;
  case 1:
    try {
      x;
    } catch (e) {
      console.log(e.message);
    }
    x = 5;
    console.log(x);
}
//=> Cannot access 'x' before initialization
//=> uncaught: Cannot access 'x' before initialization

// ---- switch closures
const fs = [];
for (const v of [1, 2])
  switch (v) {
    case 1: {
      let a = v;
      fs.push(() => a);
      break;
    }
    case 2:
      let b = v * 10;
      fs.push(() => b);
  }
console.log(fs.map((f) => f()).join());
//=> 1,20

// ---- switch order
const l = [];
const t = (x) => (l.push(x), x);
switch (2) {
  case t(1):
  case t(2):
    l.push("hit");
    break;
  case t(3):
}
console.log(l.join());
//=> 1,2,hit

// ---- switch continue
for (let i = 0; i < 3; i++) {
  switch (i) {
    case 1:
      continue;
    default:
  }
  console.log(i);
}
//=> 0
//=> 2

// ---- switch return
function f(x) {
  switch (x) {
    case 1:
      return "one";
    case 2: {
      return "two";
    }
    default:
      return "many";
  }
}
console.log(f(1), f(2), f(3));
//=> one two many

// ---- catch scope
let e = "outer";
try {
  throw "inner";
} catch (e) {
  let f = e;
  console.log(f);
}
console.log(e);
//=> inner
//=> outer

// ---- catch pattern
try {
  throw { a: 1, b: [2, 3] };
} catch ({ a, b: [c, d], z = 9 }) {
  console.log(a, c, d, z);
}
//=> 1 2 3 9

// ---- optional catch
try {
  throw 1;
} catch {
  console.log("caught");
}
//=> caught

// ---- catch closures
const fs = [];
for (let i = 0; i < 2; i++)
  try {
    throw i;
  } catch (e) {
    fs.push(() => e);
  }
console.log(fs.map((f) => f()).join());
//=> 0,1

// ---- catch var
function f() {
  try {
    throw 1;
  } catch (e) {
    var e = 2;
    var g = e;
  }
  return [e, g];
}
console.log(f().join());
//=> ,2

// ---- rethrow
function f() {
  try {
    g();
  } catch (e) {
    e.message += "!";
    throw e;
  }
}
function g() {
  throw new Error("x");
}
try {
  f();
} catch (e) {
  console.log(e.message);
}
//=> x!

// ---- return in catch with iter
const it = {
  [Symbol.iterator]() {
    return {
      next() {
        return { value: 1, done: false };
      },
      return() {
        console.log("ret");
        throw new Error("from return");
      },
    };
  },
};
function f() {
  for (const x of it) {
    try {
      return 1;
    } catch (e) {
      console.log("wrong");
    }
  }
}
try {
  f();
} catch (e) {
  console.log(e.message);
}
//=> ret
//=> from return

// ---- return in finally with iter
const it = {
  [Symbol.iterator]() {
    return {
      next() {
        return { value: 1, done: false };
      },
      return() {
        console.log("ret");
        return {};
      },
    };
  },
};
function f() {
  for (const x of it) {
    try {
      return 1;
    } finally {
      console.log("fin");
    }
  }
}
console.log(f());
//=> fin
//=> ret
//=> 1

// ---- return through catch and outer loop
function f() {
  const fs = [];
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 2; j++) {
      fs.push(() => i + j);
      try {
        if (i == 1) return fs.map((f) => f()).join();
      } catch {}
    }
  }
}
console.log(f());
//=> 0,1,1

// ---- throw non error
for (const v of [1, "a", null, undefined, { a: 1 }])
  try {
    throw v;
  } catch (e) {
    console.log(e === v);
  }
//=> true
//=> true
//=> true
//=> true
//=> true
