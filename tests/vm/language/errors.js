// Errors and symbols.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- making errors
const t = (f) => { try { console.log(String(f()));
  } catch (e) { console.log(`${e.name}: ${e.message}`); } };
t(() => new TypeError("q"));
t(() => Error("no new"));
t(() => new Error({ toString() { return "text"; } }));
t(() => new Error().message === "" && !Object.hasOwn(new Error(undefined), "message"));
t(() => Object.keys(new Error("m")).length);
t(() => JSON.stringify(Object.getOwnPropertyDescriptor(new Error("x", { cause: 2 }), "cause")));
t(() => "cause" in new Error("x", {}));
t(() => new AggregateError([1, 2], "agg").errors);
t(() => [TypeError.prototype.name, TypeError.name, TypeError.length, AggregateError.length]);
t(() => Object.getPrototypeOf(TypeError) === Error && new RangeError("a") instanceof Error);
t(() => typeof Error.captureStackTrace + typeof new Error().stack);
t(() => Error.prototype.toString.call({ name: "N", message: "M" }));
t(() => Error.prototype.toString.call({ name: "", message: "M" }));
t(() => Error.prototype.toString.call({}));
//=> TypeError: q
//=> Error: no new
//=> Error: text
//=> true
//=> 0
//=> {"value":2,"writable":true,"enumerable":false,"configurable":true}
//=> false
//=> 1,2
//=> TypeError,TypeError,1,2
//=> true
//=> functionstring
//=> N: M
//=> M
//=> Error

// ---- subclasses
class Plain extends Error {}
class Named extends Error { constructor(m) { super(m); this.name = "Named"; this.code = 5; } }
class Deep extends Named { get message() { return "over"; } }
console.log(String(new Plain("z")), new Plain("z") instanceof Plain,
  new Plain("z").constructor.name);
console.log(String(new Named("n")), new Named().code, Object.keys(new Named()).join());
console.log(new Deep("x").message, new Deep("x") instanceof Error);
console.log(Object.prototype.toString.call(new Plain()));
//=> Error: z true Plain
//=> Named: n 5 name,code
//=> x true
//=> [object Error]

// ---- symbols
const t = (f) => { try { console.log(String(f()));
  } catch (e) { console.log(`${e.name}: ${e.message}`); } };
t(() => Symbol("a").toString() + Symbol("a").description + Symbol().description + Symbol("").description);
t(() => Symbol.for("k") === Symbol.for("k") && Symbol.for("k") !== Symbol("k"));
t(() => Symbol.keyFor(Symbol.for("k")));
t(() => Symbol.keyFor(Symbol("k")));
t(() => Symbol.keyFor(1));
t(() => new Symbol());
t(() => Symbol.iterator);
t(() => Symbol.prototype[Symbol.toStringTag] + typeof Symbol.asyncIterator);
t(() => JSON.stringify({ [Symbol("x")]: 1, y: Symbol("z") }));
//=> Symbol(a)aundefined
//=> true
//=> k
//=> undefined
//=> TypeError: 1 is not a symbol
//=> TypeError: Symbol is not a constructor
//=> Symbol(Symbol.iterator)
//=> Symbolsymbol
//=> {}
