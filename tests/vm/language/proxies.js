// Proxies and Reflect.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- traps of ordinary operations
const log = [];
const watch = (target) => new Proxy(target, new Proxy({}, {
  get(_, name) { return (...a) => { log.push(name); return Reflect[name](...a); }; },
}));
const flush = () => console.log(log.splice(0).join(" "));
const p = watch({ a: 1 });
p.a; p.b = 2; "a" in p; delete p.a; flush();
Object.keys(p); flush();
Object.getPrototypeOf(p); Object.setPrototypeOf(p, null); Object.isExtensible(p); flush();
({ ...watch({ a: 1, b: 2 }) }); flush();
const { a, ...rest } = watch({ a: 1, b: 2 }); flush();
JSON.stringify(watch({ a: 1 })); flush();
Object.freeze(watch({ a: 1 })); flush();
Object.isFrozen(watch({ a: 1 })); flush();
Object.entries(watch({ a: 1 })); flush();
Object.defineProperty(watch({}), "x", { value: 1 }); flush();
const f = watch(function () { return 1; }); f(); new f(); f.call(1); flush();
const list = watch([1, 2, 3]); list.push(4); flush();
list.map((x) => x).length; flush();
list.length = 0; flush();
[...watch([1])]; flush();
//=> get set getOwnPropertyDescriptor defineProperty has deleteProperty
//=> ownKeys getOwnPropertyDescriptor
//=> getPrototypeOf setPrototypeOf isExtensible
//=> ownKeys getOwnPropertyDescriptor get getOwnPropertyDescriptor get
//=> get ownKeys getOwnPropertyDescriptor get
//=> get ownKeys getOwnPropertyDescriptor get
//=> preventExtensions ownKeys getOwnPropertyDescriptor defineProperty
//=> isExtensible
//=> ownKeys getOwnPropertyDescriptor get
//=> defineProperty
//=> apply construct get get apply
//=> get get set getOwnPropertyDescriptor defineProperty set getOwnPropertyDescriptor defineProperty
//=> get get get has get has get has get has get
//=> set getOwnPropertyDescriptor defineProperty
//=> get get get get

// ---- invariants
const t = (f) => { try { console.log(String(f())); } catch (e) { console.log(e.name); } };
const fixed = Object.freeze({ a: 1 });
t(() => new Proxy(fixed, { get() { return 2; } }).a);
t(() => new Proxy(fixed, { get() { return 1; } }).a);
t(() => { new Proxy(fixed, { set() { return true; } }).a = 2; });
t(() => { new Proxy({}, { set() { return false; } }).x = 1; });
t(() => "a" in new Proxy(fixed, { has() { return false; } }));
t(() => delete new Proxy(fixed, { deleteProperty() { return true; } }).a);
t(() => delete new Proxy({}, { deleteProperty() { return false; } }).a);
t(() => Object.keys(new Proxy({}, { ownKeys() { return ["a", "a"]; } })));
t(() => Object.keys(new Proxy({}, { ownKeys() { return [1]; } })));
t(() => Object.keys(new Proxy(fixed, { ownKeys() { return []; } })));
t(() => Object.keys(new Proxy(fixed, { ownKeys() { return ["a", "b"]; } })));
t(() => Object.keys(new Proxy({}, { ownKeys() { return ["a", "b"]; } })).length);
t(() => Object.keys(new Proxy({}, {
  ownKeys() { return ["a", "b"]; },
  getOwnPropertyDescriptor() { return { enumerable: true, configurable: true, value: 1 }; },
})));
t(() => Object.getOwnPropertyDescriptor(new Proxy({}, { getOwnPropertyDescriptor() { return {
  value: 1 }; } }), "x"));
t(() => Object.getOwnPropertyDescriptor(new Proxy(fixed, { getOwnPropertyDescriptor() {} }), "a"));
t(() => Object.getPrototypeOf(new Proxy({}, { getPrototypeOf() { return 1; } })));
t(() => Object.getPrototypeOf(new Proxy(fixed, { getPrototypeOf() { return null; } })));
t(() => Object.isExtensible(new Proxy({}, { isExtensible() { return false; } })));
t(() => Object.preventExtensions(new Proxy({}, { preventExtensions() { return true; } })));
t(() => Object.defineProperty(new Proxy({}, { defineProperty() { return true;
  } }), "x", { value: 1, configurable: false }));
t(() => new (new Proxy(class {}, { construct() { return 1; } }))());
t(() => new Proxy({}, { get: 1 }).x);
//=> TypeError
//=> 1
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError
//=> 0
//=> a,b
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError
//=> TypeError

// ---- messages
const t = (f) => { try { console.log(String(f()));
  } catch (e) { console.log(`${e.name}: ${e.message}`); } };
t(() => new Proxy({}, { get: 1 }).x);
t(() => new Proxy({}, {})());
t(() => new Proxy(1, {}));
t(() => Proxy({}, {}));
t(() => { new Proxy({}, { set() { return false; } }).x = 1; });
const { proxy, revoke } = Proxy.revocable({}, {});
revoke();
revoke();
t(() => proxy.x);
t(() => { proxy.x = 1; });
t(() => "x" in proxy);
t(() => typeof proxy);
t(() => Object.keys(proxy));
//=> TypeError: '1' returned for property 'get' of object '#<Object>' is not a function
//=> TypeError: (intermediate value) is not a function
//=> TypeError: Cannot create proxy with a non-object as target or handler
//=> TypeError: Constructor Proxy requires 'new'
//=> TypeError: 'set' on proxy: trap returned falsish for property 'x'
//=> TypeError: Cannot perform 'get' on a proxy that has been revoked
//=> TypeError: Cannot perform 'set' on a proxy that has been revoked
//=> TypeError: Cannot perform 'has' on a proxy that has been revoked
//=> object
//=> TypeError: Cannot perform 'ownKeys' on a proxy that has been revoked

// ---- what shines through
const t = (f) => { try { console.log(String(f())); } catch (e) { console.log(e.name); } };
t(() => Array.isArray(new Proxy([], {})));
t(() => typeof new Proxy(() => {}, {}));
t(() => Object.prototype.toString.call(new Proxy([], {})));
class C { #x = 1; get() { return this.#x; } static read(o) { return o.#x; } }
t(() => new Proxy(new C(), {}).get());
t(() => C.read(new Proxy(new C(), {})));
class Base { constructor() { return new Proxy({}, {}); } }
class Private extends Base { #p = 5; static read(o) { return o.#p; } }
t(() => Private.read(new Private()));
t(() => new (new Proxy(class { constructor() { this.a = new.target === undefined; } }, {}))().a);
t(() => new Proxy(new Map([[1, 2]]), {}).get(1));
t(() => new Proxy(function f(a, b) {}, {}).length);
t(() => Object.create(new Proxy({}, { get(target, key) { return key; } })).zed);
const o = Object.create(new Proxy({}, { set(target, key, value, receiver) {
  return Reflect.set(target, key, value + (receiver === o), receiver); } }));
o.x = 1;
t(() => JSON.stringify(o));
let nested = {};
for (let i = 0; i < 50; i++) nested = new Proxy(nested, {});
nested.x = 1;
t(() => nested.x + Object.keys(nested).length);
//=> true
//=> function
//=> [object Array]
//=> TypeError
//=> TypeError
//=> 5
//=> false
//=> TypeError
//=> 2
//=> zed
//=> {"x":2}
//=> 2

// ---- Reflect
const t = (f) => { try { console.log(JSON.stringify(f()));
  } catch (e) { console.log(`${e.name}: ${e.message}`); } };
t(() => Reflect.get({ get x() { return this; } }, "x", 5));
t(() => Reflect.set({}, "x", 1, 5));
t(() => { const o = {}; return [Reflect.set({ set x(v) { this.y = v; } }, "x", 1, o), o]; });
t(() => Reflect.set(Object.create({ get x() { return 1; } }), "x", 2));
t(() => { const o = {}; return [Reflect.set([], "length", 2, o), o]; });
t(() => { const o = Object.defineProperty({}, "x", { get() {}, configurable: true });
  return Reflect.set({}, "x", 2, o); });
t(() => Reflect.has(1, "x"));
t(() => Reflect.apply(Math.max, null, [1, 3, 2]));
t(() => Reflect.construct(Array, [3], Object) instanceof Array);
t(() => Reflect.construct(function () { this.n = new.target.name; }, [], Map).n);
t(() => Reflect.defineProperty(Object.freeze({}), "x", { value: 1 }));
t(() => Reflect.deleteProperty(Object.freeze({ x: 1 }), "x"));
t(() => Reflect.getOwnPropertyDescriptor({ x: 1 }, "x"));
t(() => Reflect.setPrototypeOf(Object.freeze({}), {}));
t(() => Reflect.isExtensible({}) && Reflect.preventExtensions({}));
t(() => Reflect.getPrototypeOf(1));
t(() => Reflect.ownKeys({ b: 1, 1: 1, [Symbol("q")]: 2 }).map(String));
//=> 5
//=> false
//=> [true,{"y":1}]
//=> false
//=> [true,{"length":2}]
//=> false
//=> TypeError: Reflect.has called on non-object
//=> 3
//=> false
//=> "Map"
//=> false
//=> false
//=> {"value":1,"writable":true,"enumerable":true,"configurable":true}
//=> false
//=> true
//=> TypeError: Reflect.getPrototypeOf called on non-object
//=> ["1","b","Symbol(q)"]
