// Destructuring: targets, defaults, order of evaluation, closing of iterators.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- array
const [a, , b, c = 5, ...r] = [1, 2, 3, undefined, 6, 7];
console.log(a, b, c, r.join());
//=> 1 3 5 6,7

// ---- object
const {
  a,
  b: { c = 1, ...d },
  ["x" + 1]: e,
  f = a + 1,
  "q-r": g,
  5: h,
  ...rest
} = { a: 1, b: { z: 2, y: 3 }, x1: 4, "q-r": 6, 5: 7, s: 8, t: 9 };
console.log(a, c, JSON.stringify(d), e, f, g, h, JSON.stringify(rest));
//=> 1 1 {"z":2,"y":3} 4 2 6 7 {"s":8,"t":9}

// ---- defaults evaluated lazily
const l = [];
const [a = l.push("a"), b = l.push("b")] = [1];
const { c = l.push("c"), d = l.push("d") } = { c: null };
console.log(l.join(), a, b, c, d);
//=> b,d 1 1 null 2

// ---- swap
let a = 1,
  b = 2;
[a, b] = [b, a];
console.log(a, b);
const o = { x: 1, y: 2 };
[o.x, o.y] = [o.y, o.x];
console.log(JSON.stringify(o));
const arr = [1, 2, 3];
[arr[0], arr[2]] = [arr[2], arr[0]];
console.log(arr.join());
//=> 2 1
//=> {"x":2,"y":1}
//=> 3,2,1

// ---- assignment value
let a, b;
const src = { a: 1 };
console.log(({ a, b = 2 } = src) === src, a, b);
console.log(([a] = [9]).length);
//=> true 1 2
//=> 1

// ---- nested assignment
let a, b, c;
({
  a,
  b: [b, { c }],
} = { a: 1, b: [2, { c: 3 }] });
console.log(a, b, c);
//=> 1 2 3

// ---- target order
const l = [];
const t = (n) => {
  l.push(n);
  return {};
};
[t("a").x, t("b")[l.push("k")]] = {
  *[Symbol.iterator]() {
    l.push("n1");
    yield 1;
    l.push("n2");
    yield 2;
  },
};
console.log(l.join());
//=> a,n1,b,k,n2

// ---- target order object
const l = [];
const t = (n) => {
  l.push(n);
  return {};
};
const src = {
  get p() {
    l.push("get p");
    return undefined;
  },
};
({ [(l.push("key"), "p")]: t("tgt").x = l.push("dflt") } = src);
console.log(l.join());
//=> key,tgt,get p,dflt

// ---- iterator closing
function mk(n) {
  let i = 0;
  return {
    [Symbol.iterator]() {
      return this;
    },
    next() {
      i++;
      console.log("next", i);
      return { value: i, done: i > n };
    },
    return(v) {
      console.log("return", arguments.length);
      return {};
    },
  };
}
const [a] = mk(5);
const [b, c] = mk(1);
const [...d] = mk(2);
const [] = mk(3);
console.log(a, b, c, d.join());
//=> next 1
//=> return 0
//=> next 1
//=> next 2
//=> next 1
//=> next 2
//=> next 3
//=> return 0
//=> 1 1 undefined 1,2

// ---- closing on target throw
function mk() {
  return {
    [Symbol.iterator]() {
      return this;
    },
    next() {
      return { value: 1, done: false };
    },
    return() {
      console.log("return");
      throw new Error("ret");
    },
  };
}
try {
  let x;
  [x = 1, {}.y.z] = mk();
} catch (e) {
  console.log(e.name, e.message);
}
try {
  const [a = 1, [b]] = {
    [Symbol.iterator]() {
      let i = 0;
      return {
        next() {
          return i++ ? { value: null, done: false } : { value: undefined, done: false };
        },
        return() {
          console.log("ret2");
          return {};
        },
      };
    },
  };
} catch (e) {
  console.log(e.name);
}
try {
  [
    {
      set q(v) {
        throw new Error("set");
      },
    }.q,
  ] = mk();
} catch (e) {
  console.log(e.message);
}
//=> return
//=> TypeError Cannot set properties of undefined (setting 'z')
//=> ret2
//=> TypeError
//=> return
//=> set

// ---- no closing on next throw
const it = {
  [Symbol.iterator]() {
    return {
      next() {
        throw new Error("next");
      },
      return() {
        console.log("no");
        return {};
      },
    };
  },
};
try {
  const [a] = it;
} catch (e) {
  console.log(e.message);
}
try {
  const [a] = {
    [Symbol.iterator]() {
      return {
        next() {
          return 5;
        },
        return() {
          console.log("no");
        },
      };
    },
  };
} catch (e) {
  console.log(e.name);
}
try {
  const [a] = {
    [Symbol.iterator]() {
      return {
        next() {
          return {
            get value() {
              throw new Error("val");
            },
          };
        },
        return() {
          console.log("no");
        },
      };
    },
  };
} catch (e) {
  console.log(e.message);
}
try {
  const [a] = {
    [Symbol.iterator]() {
      return {
        next() {
          return {
            get done() {
              throw new Error("dn");
            },
          };
        },
        return() {
          console.log("no");
        },
      };
    },
  };
} catch (e) {
  console.log(e.message);
}
//=> next
//=> TypeError
//=> val
//=> dn

// ---- return not object
try {
  const [a] = {
    [Symbol.iterator]() {
      return {
        next() {
          return { value: 1, done: false };
        },
        return() {
          return 5;
        },
      };
    },
  };
} catch (e) {
  console.log(e.name);
}
//=> TypeError

// ---- generator return in pattern
function* src() {
  try {
    yield 1;
    yield 2;
  } finally {
    console.log("src closed");
  }
}
function* g() {
  const [a, b = yield "y"] = {
    *[Symbol.iterator]() {
      try {
        yield 1;
        yield undefined;
      } finally {
        console.log("closed");
      }
    },
  };
  console.log("unreached", a, b);
}
const i = g();
console.log(JSON.stringify(i.next()));
console.log(JSON.stringify(i.return(7)));
//=> {"value":"y","done":false}
//=> closed
//=> {"value":7,"done":true}
