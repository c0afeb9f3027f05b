// Objects: own properties and their order, attributes, assignment, prototypes.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- reading from nothing
const t = (f) => { try { console.log(String(f()));
  } catch (e) { console.log(`${e.name}: ${e.message}`); } };
t(() => undefined.x);
t(() => null.x);
t(() => undefined["a b"]);
t(() => { undefined.x = 1; });
t(() => { null[0] = 1; });
t(() => Object.keys(null));
t(() => Object.setPrototypeOf(undefined, null));
//=> TypeError: Cannot read properties of undefined (reading 'x')
//=> TypeError: Cannot read properties of null (reading 'x')
//=> TypeError: Cannot read properties of undefined (reading 'a b')
//=> TypeError: Cannot set properties of undefined (setting 'x')
//=> TypeError: Cannot set properties of null (setting '0')
//=> TypeError: Cannot convert undefined or null to object
//=> TypeError: Object.setPrototypeOf called on null or undefined

// ---- primitives have properties of their wrappers
const t = (f) => { try { console.log(String(f()));
  } catch (e) { console.log(`${e.name}: ${e.message}`); } };
t(() => "abc"[1] + "abc".length + "abc"[5]);
t(() => { "abc".length = 3; });
t(() => { "abc"[0] = "x"; });
t(() => { "abc".extra = 3; });
t(() => { (5).x = 1; });
t(() => { true.x = 1; });
t(() => { Symbol("q").x = 1; });
t(() => Object.getOwnPropertyNames("ab").join());
t(() => Object.entries(Object("hi")).join("|"));
t(() => Object.values("ab").join());
t(() => Object(1) + 1);
t(() => typeof Object("s") + new Object("s").length);
t(() => "a" in "b");
t(() => Object.getPrototypeOf("a") === String.prototype);
//=> b3undefined
//=> TypeError: Cannot assign to read only property 'length' of string 'abc'
//=> TypeError: Cannot assign to read only property '0' of string 'abc'
//=> TypeError: Cannot create property 'extra' on string 'abc'
//=> TypeError: Cannot create property 'x' on number '5'
//=> TypeError: Cannot create property 'x' on boolean 'true'
//=> TypeError: Cannot create property 'x' on symbol 'Symbol(q)'
//=> 0,1,length
//=> 0,h|1,i
//=> a,b
//=> 2
//=> object1
//=> TypeError: Cannot use 'in' operator to search for 'a' in b
//=> true

// ---- order of keys
const text = (o) => Reflect.ownKeys(o).map(String).join(" ");
console.log(text({ b: 1, 2: 1, a: 1, 1: 1, [Symbol("s")]: 1, "-1": 1, "01": 1, 4294967295: 1,
  4294967294: 1 }));
const o = { a: 1, b: 2 };
delete o.a;
o.a = 3;
console.log(text(o), JSON.stringify(o));
console.log(text([1, , 3]), text("ab".split("")));
const inherited = Object.create({ x: 1, y: 2 }, { y: { value: 1 }, z: {
  value: 1, enumerable: true } });
const seen = [];
for (const k in inherited) seen.push(k);
console.log(seen.join());
const many = {};
for (let i = 0; i < 500; i++) many["k" + i] = i;
for (let i = 0; i < 500; i += 2) delete many["k" + i];
console.log(Object.keys(many).length, many.k499, many.k498);
//=> 1 2 4294967294 b a -1 01 4294967295 Symbol(s)
//=> b a {"b":2,"a":3}
//=> 0 2 length 0 1 length
//=> z,x
//=> 250 499 undefined

// ---- frozen and sealed objects refuse
const t = (f) => { try { console.log(JSON.stringify(f()));
  } catch (e) { console.log(`${e.name}: ${e.message}`); } };
const frozen = Object.freeze({ a: 1, get b() { return 2; } });
t(() => { frozen.a = 2; });
t(() => { frozen.b = 2; });
t(() => { frozen.c = 2; });
t(() => { delete frozen.a; });
t(() => [Object.isFrozen(frozen), Object.isSealed(frozen), Object.isExtensible(frozen)]);
const sealed = Object.seal({ a: 1 });
t(() => { sealed.a = 2; return sealed; });
t(() => { sealed.b = 2; });
t(() => { delete sealed.a; });
t(() => [Object.isFrozen(sealed), Object.isSealed(sealed)]);
t(() => Object.isFrozen("x") && Object.isFrozen(Object.preventExtensions({})));
t(() => Object.defineProperty(Object.preventExtensions({}), "a", { value: 1 }));
//=> TypeError: Cannot assign to read only property 'a' of object '#<Object>'
//=> TypeError: Cannot set property b of #<Object> which has only a getter
//=> TypeError: Cannot add property c, object is not extensible
//=> TypeError: Cannot delete property 'a' of #<Object>
//=> [true,true,false]
//=> {"a":2}
//=> TypeError: Cannot add property b, object is not extensible
//=> TypeError: Cannot delete property 'a' of #<Object>
//=> [false,true]
//=> true
//=> TypeError: Cannot define property a, object is not extensible

// ---- frozen arrays refuse
const t = (f) => { try { console.log(JSON.stringify(f()));
  } catch (e) { console.log(`${e.name}: ${e.message}`); } };
const frozen = Object.freeze([1, 2, 3]);
t(() => { frozen[0] = 2; });
t(() => { frozen[3] = 2; });
t(() => frozen.push(4));
t(() => { frozen.length = 0; });
t(() => frozen.map((x) => x + 1));
t(() => [...frozen]);
t(() => frozen.slice().reverse());
t(() => Object.getOwnPropertyDescriptors(frozen));
t(() => Object.isFrozen(frozen));
//=> TypeError: Cannot assign to read only property '0' of object '[object Array]'
//=> TypeError: Cannot add property 3, object is not extensible
//=> TypeError: Cannot add property 3, object is not extensible
//=> TypeError: Cannot assign to read only property 'length' of object '[object Array]'
//=> [2,3,4]
//=> [1,2,3]
//=> [3,2,1]
//=> {"0":{"value":1,"writable":false,"enumerable":true,"configurable":false},"1":{"value":2,"writable":false,"enumerable":true,"configurable":false},"2":{"value":3,"writable":false,"enumerable":true,"configurable":false},"length":{"value":3,"writable":false,"enumerable":false,"configurable":false}}
//=> true

// ---- array lengths and holes
const t = (f) => { try { console.log(JSON.stringify(f()));
  } catch (e) { console.log(`${e.name}: ${e.message}`); } };
const a = [1, 2, , 4];
t(() => [Object.keys(a), 2 in a, a.length]);
t(() => { a.length = 2; return a; });
t(() => { a[5] = 1; return [a.length, Object.keys(a)]; });
t(() => { a.length = -1; });
t(() => { a.length = 1.5; });
t(() => { a.length = "3"; return [a.length, Object.keys(a)]; });
t(() => new Array(-1));
t(() => new Array(3).length);
t(() => { const b = []; b["01"] = 1; b["4294967295"] = 2; return [b.length, Object.keys(b)]; });
t(() => { const b = [1, 2, 3]; delete b[1]; return [b, 1 in b, b.length]; });
t(() => Object.defineProperty([], "length", { value: 5 }).length);
t(() => Object.defineProperty([], "length", { get() {} }));
t(() => Object.defineProperty([], "length", { value: -1 }));
//=> [["0","1","3"],false,4]
//=> [1,2]
//=> [6,["0","1","5"]]
//=> RangeError: Invalid array length
//=> RangeError: Invalid array length
//=> [3,["0","1"]]
//=> RangeError: Invalid array length
//=> 3
//=> [0,["01","4294967295"]]
//=> [[1,null,3],false,3]
//=> 5
//=> TypeError: Cannot redefine property: length
//=> RangeError: Invalid array length

// ---- array elements with attributes
const t = (f) => { try { console.log(JSON.stringify(f())); } catch (e) { console.log(e.name); } };
const stuck = () => Object.defineProperty([1, 2, 3], 1, { value: 9, configurable: false });
t(() => { const b = stuck(); b.length = 0; });
t(() => { const b = stuck(); try { b.length = 0; } catch { /* expected */ } return b; });
t(() => { const b = [1, 2]; Object.defineProperty(b, "length", { writable: false }); b[1] = 7;
  return b; });
t(() => { const b = [1, 2]; Object.defineProperty(b, "length", { writable: false }); b.push(3); });
t(() => { const b = [1, 2]; Object.defineProperty(b, 0, { get() { return "g"; } });
  return [b[0], b.map((x) => x), b.length, b]; });
t(() => { const b = []; Object.defineProperty(b, 3, { value: 1 });
  return [b.length, Object.keys(b), b[3]]; });
t(() => { const b = [1]; Object.defineProperty(b, 0, { enumerable: false });
  return [Object.keys(b), b]; });
//=> TypeError
//=> [1,9]
//=> [1,7]
//=> TypeError
//=> ["g",["g",2],2,["g",2]]
//=> [4,[],1]
//=> [[],[1]]

// ---- defineProperty
const t = (f) => { try { console.log(JSON.stringify(f()));
  } catch (e) { console.log(`${e.name}: ${e.message}`); } };
const o = {};
t(() => Object.defineProperty(o, "x", { value: 1 }));
t(() => Object.getOwnPropertyDescriptor(o, "x"));
t(() => { o.x = 2; });
t(() => { delete o.x; });
t(() => Object.defineProperty(o, "x", { value: 1 }).x);
t(() => Object.defineProperty(o, "x", { value: 2 }));
t(() => Object.defineProperty(o, "x", { enumerable: true }));
t(() => Object.defineProperty(o, "x", { get() {} }));
t(() => Object.defineProperty(o, "y", { get: 1 }));
t(() => Object.defineProperty(o, "y", { get() {}, value: 1 }));
t(() => Object.defineProperty(1, "y", {}));
t(() => Object.defineProperty(o, "y", 1));
t(() => Object.defineProperty(o, "z", { get() { return 5; }, configurable: true }).z);
t(() => Object.defineProperty(o, "z", { set(v) {} }).z);
t(() => Object.getOwnPropertyDescriptor(o, "z").get.name);
t(() => { Object.defineProperty(o, "z", { value: 1 });
  return Object.getOwnPropertyDescriptor(o, "z"); });
t(() => { const q = {}; Object.defineProperty(q, "w", { value: NaN });
  Object.defineProperty(q, "w", { value: NaN }); return "same"; });
t(() => { const q = Object.defineProperty({}, "w", { value: 0 });
  Object.defineProperty(q, "w", { value: -0 }); });
t(() => Object.defineProperties({}, { a: { value: 1, enumerable: true }, b: { get() { return 1;
  } } }));
//=> {}
//=> {"value":1,"writable":false,"enumerable":false,"configurable":false}
//=> TypeError: Cannot assign to read only property 'x' of object '#<Object>'
//=> TypeError: Cannot delete property 'x' of #<Object>
//=> 1
//=> TypeError: Cannot redefine property: x
//=> TypeError: Cannot redefine property: x
//=> TypeError: Cannot redefine property: x
//=> TypeError: Getter must be a function: 1
//=> TypeError: Invalid property descriptor. Cannot both specify accessors and a value or writable attribute, #<Object>
//=> TypeError: Object.defineProperty called on non-object
//=> TypeError: Property description must be an object: 1
//=> 5
//=> 5
//=> "get"
//=> {"value":1,"writable":false,"enumerable":false,"configurable":true}
//=> "same"
//=> TypeError: Cannot redefine property: w
//=> {"a":1}

// ---- accessors
const log = [];
const o = {
  get x() { log.push("get"); return 1; },
  set x(v) { log.push("set " + v + (this === heir)); },
  get only() { return 1; },
};
const heir = Object.create(o);
heir.x = heir.x + 1;
console.log(log.join(), Object.keys(heir).length);
try { o.only = 2; } catch (e) { console.log(e.message); }
try { heir.only = 2; } catch (e) { console.log(e.message); }
class C { get v() { return 1; } }
try { new C().v = 2; } catch (e) { console.log(e.message); }
const copy = { ...o };
console.log(JSON.stringify(Object.getOwnPropertyDescriptor(copy, "x")));
//=> get,set 2true 0
//=> Cannot set property only of #<Object> which has only a getter
//=> Cannot set property only of #<Object> which has only a getter
//=> Cannot set property v of #<C> which has only a getter
//=> {"value":1,"writable":true,"enumerable":true,"configurable":true}

// ---- prototypes
const t = (f) => { try { console.log(String(f()));
  } catch (e) { console.log(`${e.name}: ${e.message}`); } };
t(() => Object.setPrototypeOf({}, 1));
t(() => Object.setPrototypeOf(1, null));
t(() => { const a = {}; const b = Object.create(a); Object.setPrototypeOf(a, b); });
t(() => { const a = {}; a.__proto__ = a; });
t(() => Object.setPrototypeOf(Object.preventExtensions({}), {}));
t(() => Object.setPrototypeOf(Object.prototype, {}));
t(() => ({}).__proto__ === Object.prototype);
t(() => Object.create(null).__proto__);
t(() => Object.create(3));
t(() => { const o = { __proto__: { a: 1 } }; return o.a + Object.keys(o).length; });
t(() => { const o = Object.create(Object.freeze({ a: 1 })); o.a = 2; });
//=> TypeError: Object prototype may only be an Object or null: 1
//=> 1
//=> TypeError: Cyclic __proto__ value
//=> TypeError: Cyclic __proto__ value
//=> TypeError: #<Object> is not extensible
//=> TypeError: Immutable prototype object 'Object.prototype' cannot have their prototype set
//=> true
//=> undefined
//=> TypeError: Object prototype may only be an Object or null: 3
//=> 1
//=> TypeError: Cannot assign to read only property 'a' of object '#<Object>'

// ---- instanceof
const t = (f) => { try { console.log(String(f()));
  } catch (e) { console.log(`${e.name}: ${e.message}`); } };
t(() => ({ __proto__: null }) instanceof Object);
t(() => ({}) instanceof 5);
t(() => ({}) instanceof ({}));
t(() => ({}) instanceof (() => {}));
t(() => 5 instanceof Number);
t(() => ({}) instanceof { [Symbol.hasInstance]() { return 1; } });
t(() => [] instanceof Array.bind(null));
t(() => { class A {} class B extends A {} return new B() instanceof A; });
t(() => Function instanceof Object && Object instanceof Function);
//=> false
//=> TypeError: Right-hand side of 'instanceof' is not an object
//=> TypeError: Right-hand side of 'instanceof' is not callable
//=> TypeError: Function has non-object prototype 'undefined' in instanceof check
//=> false
//=> true
//=> true
//=> true
//=> true

// ---- Object
const t = (f) => { try { console.log(JSON.stringify(f()));
  } catch (e) { console.log(`${e.name}: ${e.message}`); } };
t(() => Object.assign({}, "ab", null, [9], { get x() { return 1; } }));
t(() => Object.fromEntries([["a", 1], ["b", 2]]));
t(() => Object.fromEntries([1]));
t(() => Object.entries({ a: 1, b: [2] }));
t(() => Object.hasOwn({ a: 1 }, "a"));
t(() => Object.hasOwn(null, "a"));
t(() => Object.is(NaN, NaN) && !Object.is(0, -0));
t(() => ({}).propertyIsEnumerable.call([1], 0));
t(() => [].propertyIsEnumerable("length"));
t(() => Object.prototype.isPrototypeOf.call(Array.prototype, []));
t(() => ({}).toLocaleString());
t(() => Object.getOwnPropertySymbols({ [Symbol("b")]: 1 }).map(String));
t(() => Object.name + Object.length);
t(() => [undefined, null, 1, "", true, [], {}, () => {}, new Error(), (function () {
  return arguments; })(),
  Symbol(), new Map(), Promise.resolve(), JSON, Math, (function* () {})(), new Proxy([], {})]
  .map((v) => Object.prototype.toString.call(v).slice(8, -1)).join());
//=> {"0":9,"1":"b","x":1}
//=> {"a":1,"b":2}
//=> TypeError: Iterator value 1 is not an entry object
//=> [["a",1],["b",[2]]]
//=> true
//=> TypeError: Cannot convert undefined or null to object
//=> true
//=> true
//=> false
//=> true
//=> "[object Object]"
//=> ["Symbol(b)"]
//=> "Object1"
//=> "Undefined,Null,Number,String,Boolean,Array,Object,Function,Error,Arguments,Symbol,Map,Promise,JSON,Math,Generator,Array"

// ---- arguments are no parameters
const f = function (a) {
  arguments[0] = 9;
  a = 8;
  return [arguments.length, arguments[0], a, [...arguments].join()];
};
console.log(f(1, 2).join("|"));
console.log((function () { arguments.length = 1; delete arguments[0]; return Array.from(arguments);
  })(1, 2).length);
console.log(Object.keys((function () { return arguments; })(1, 2)).join());
//=> 2|9|8|9,2
//=> 1
//=> 0,1

// ---- structuredClone
const source = { a: [1, , new Map([[1, { z: 1 }]])], e: new RangeError("r"), s: new Set([1]) };
source.self = source;
const clone = structuredClone(source);
console.log(clone !== source, clone.self === clone, 1 in clone.a, clone.a.length,
  clone.a[2].get(1).z);
console.log(clone.e instanceof RangeError, clone.e.message, clone.s.has(1));
for (const bad of [() => {}, Symbol("s"), Promise.resolve()]) {
  try { structuredClone({ bad }); } catch (e) { console.log(e.name, e.message); }
}
class C { x = 1; #y = 2; }
console.log(structuredClone(new C()) instanceof C, JSON.stringify(structuredClone(new C())));
//=> true true false 3 1
//=> true r true
//=> DataCloneError () => {} could not be cloned.
//=> DataCloneError Symbol(s) could not be cloned.
//=> DataCloneError #<Promise> could not be cloned.
//=> false {"x":1}
