// try, catch and finally with every way to leave them; labels and jumps.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- try finally return
function f() {
  try {
    return 1;
  } finally {
    console.log("fin");
  }
}
console.log(f());
//=> fin
//=> 1

// ---- finally overrides
function f() {
  try {
    return 1;
  } finally {
    return 2;
  }
}
function g() {
  try {
    throw 1;
  } finally {
    return 3;
  }
}
console.log(f(), g());
//=> 2 3

// ---- finally value kept
function f() {
  let x = 1;
  try {
    return x;
  } finally {
    x = 2;
  }
}
console.log(f());
//=> 1

// ---- finally break
function f() {
  for (;;) {
    try {
      return 1;
    } finally {
      break;
    }
  }
  return 2;
}
console.log(f());
//=> 2

// ---- finally continue
function f() {
  let n = 0;
  for (let i = 0; i < 3; i++) {
    try {
      throw i;
    } finally {
      n++;
      continue;
    }
  }
  return n;
}
console.log(f());
//=> 3

// ---- nested finally
function f() {
  const l = [];
  try {
    try {
      l.push(1);
      return l;
    } finally {
      l.push(2);
    }
  } finally {
    l.push(3);
  }
}
console.log(f().join());
//=> 1,2,3

// ---- throw in finally
function f() {
  try {
    throw new Error("a");
  } finally {
    throw new Error("b");
  }
}
try {
  f();
} catch (e) {
  console.log(e.message);
}
//=> b

// ---- catch finally
const l = [];
try {
  l.push("t");
  throw 1;
} catch (e) {
  l.push("c" + e);
} finally {
  l.push("f");
}
console.log(l.join());
//=> t,c1,f

// ---- throw in catch
const l = [];
try {
  try {
    throw 1;
  } catch (e) {
    throw e + 1;
  } finally {
    l.push("f");
  }
} catch (e) {
  l.push(e);
}
console.log(l.join());
//=> f,2

// ---- break through finally
const l = [];
outer: for (const x of [1, 2, 3]) {
  try {
    for (;;) {
      try {
        if (x == 2) break outer;
        break;
      } finally {
        l.push("i" + x);
      }
    }
  } finally {
    l.push("o" + x);
  }
}
console.log(l.join());
//=> i1,o1,i2,o2

// ---- continue through finally
const l = [];
outer: for (const x of [1, 2, 3]) {
  for (const y of [1, 2]) {
    try {
      if (y == 1) continue;
      if (x == 2) continue outer;
      l.push(x + "" + y);
    } finally {
      l.push("f");
    }
  }
}
console.log(l.join());
//=> f,12,f,f,f,f,32,f

// ---- return through two loops
function* g(n) {
  try {
    yield 1;
    yield 2;
  } finally {
    console.log("close", n);
  }
}
function f() {
  for (const a of g("a")) for (const b of g("b")) return a + b;
}
console.log(f());
//=> close b
//=> close a
//=> 2

// ---- labelled block
a: {
  console.log(1);
  break a;
  console.log(2);
}
console.log(3);
//=> 1
//=> 3

// ---- labelled nested
a: b: for (let i = 0; i < 3; i++) {
  c: {
    if (i == 1) continue a;
    if (i == 2) break c;
    console.log(i);
  }
  console.log("after", i);
}
//=> 0
//=> after 0
//=> after 2

// ---- label continue while
let i = 0;
a: while (i < 5) {
  i++;
  do {
    if (i == 2) continue a;
    if (i == 4) break a;
  } while (false);
  console.log(i);
}
//=> 1
//=> 3

// ---- do while continue
let i = 0;
do {
  i++;
  if (i == 2) continue;
  console.log(i);
} while (i < 3);
//=> 1
//=> 3
