// for await, sync iterators in it, and how many jobs each step takes.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- async from sync
(async () => {
  for await (const x of [
    1,
    Promise.resolve(2),
    {
      then(r) {
        r(3);
      },
    },
  ])
    console.log(x);
  const it = {
    [Symbol.iterator]() {
      return {
        next: () => ({ value: Promise.resolve("p"), done: false }),
        return(v) {
          console.log("ret", arguments.length);
          return { value: "rv", done: true };
        },
      };
    },
  };
  for await (const x of it) {
    console.log(x);
    break;
  }
  try {
    for await (const x of it) throw new Error("e");
  } catch (e) {
    console.log(e.message);
  }
})();
//=> 1
//=> 2
//=> 3
//=> p
//=> ret 0
//=> ret 0
//=> e

// ---- async from sync sync values
(async () => {
  const l = [];
  for await (const x of (function* () {
    try {
      yield 1;
      yield Promise.resolve(2);
    } finally {
      l.push("closed");
    }
  })())
    l.push(x);
  console.log(l.join());
})();
//=> 1,2,closed

// ---- async iterator errors
(async () => {
  const t = async (it) => {
    try {
      for await (const x of it) {
        console.log("x", x);
        break;
      }
      console.log("ok");
    } catch (e) {
      console.log(e.name, e.message);
    }
  };
  await t({
    [Symbol.asyncIterator]() {
      return {
        next() {
          throw new Error("n");
        },
        return() {
          console.log("no");
        },
      };
    },
  });
  await t({
    [Symbol.asyncIterator]() {
      return {
        next() {
          return Promise.reject(new Error("nr"));
        },
      };
    },
  });
  await t({
    [Symbol.asyncIterator]() {
      return {
        next() {
          return { value: 1, done: false };
        },
        return() {
          throw new Error("ret");
        },
      };
    },
  });
  await t({
    [Symbol.asyncIterator]() {
      return {
        next() {
          return { value: 1, done: false };
        },
        return() {
          return Promise.reject(new Error("retrej"));
        },
      };
    },
  });
  await t({
    [Symbol.asyncIterator]() {
      return {
        next() {
          return { value: 1, done: false };
        },
        get return() {
          return undefined;
        },
      };
    },
  });
})();
//=> Error n
//=> Error nr
//=> x 1
//=> Error ret
//=> x 1
//=> Error retrej
//=> x 1
//=> ok

// ---- async iterator close wins
(async () => {
  const mk = (r) => ({
    [Symbol.asyncIterator]() {
      return {
        next() {
          return { value: 1, done: false };
        },
        return: r,
      };
    },
  });
  const t = async (r) => {
    try {
      for await (const x of mk(r)) throw new Error("body");
    } catch (e) {
      console.log(e.message);
    }
  };
  await t(() => {
    throw new Error("ret");
  });
  await t(() => Promise.reject(new Error("rr")));
  await t(() => 5);
  await t(undefined);
  await t(() => ({}));
  try {
    for await (const x of mk(() => 5)) break;
  } catch (e) {
    console.log(e.name);
  }
})();
//=> body
//=> body
//=> body
//=> body
//=> body
//=> TypeError
