// Map, Set and their weak relatives.

[...new Map([[1, 'a'], [2, 'b']])]
//=> [[1, "a"], [2, "b"]]

new Map([[1, 'a']]).get(1)
//=> "a"

new Map().get(1)
//=> undefined

new Map([[NaN, 1]]).get(NaN)
//=> 1

new Map([[0, 1]]).get(-0)
//=> 1

Object.is([...new Map([[-0, 1]]).keys()][0], 0)
//=> true

new Map([[1, 1], [1, 2]]).size
//=> 1

(() => {const m=new Map(); return m.set(1, 2) === m})()
//=> true

(() => {const m=new Map([[1, 2]]); return [m.has(1), m.delete(1), m.delete(1), m.has(1), m.size]})()
//=> [true, true, false, false, 0]

(() => {const m=new Map([[1, 2], [3, 4]]); m.clear(); return [m.size, [...m]]})()
//=> [0, []]

(() => {const m=new Map([['a', 1]]); const r=[]; m.forEach(function(v, k, mm) {r.push(v, k,
  mm === m, this.x)}, {x:9}); return r})()
//=> [1, "a", true, 9]

(() => {const m=new Map([[1, 1], [2, 2], [3, 3]]); const r=[]; for(const [k] of m) {r.push(k);
  if(k === 1)m.delete(2); if(k<9&&k!==1) {m.set(k+10, 0)}}return r})()
//=> [1, 3, 13]

(() => {const m=new Map([[1, 1], [2, 2]]); const it=m.keys(); it.next(); m.clear(); m.set(5, 5);
  return [...it]})()
//=> [5]

(() => {const m=new Map([[1, 1], [2, 2]]); const r=[]; m.forEach((v, k) => {r.push(k);
  if(k === 1) {m.delete(1); m.set(1, 9)}if(r.length>5)m.clear()}); return r})()
//=> [1, 2, 1, 1, 1, 1]

(() => {const m=new Map([[1, 1]]); const it=m[Symbol.iterator](); it.next(); const e=it.next();
  m.set(2, 2); return [e.done, it.next().done]})()
//=> [true, true]

[...new Map([[1, 2]]).entries()]
//=> [[1, 2]]

[...new Map([[1, 2]]).values()]
//=> [2]

Map.prototype.entries === Map.prototype[Symbol.iterator]
//=> true

Map.groupBy([1, 2, 3], x => x%2?'o':'e').get('o')
//=> [1, 3]

[...Map.groupBy([1, 2, 3], (x, i) => i>0).keys()]
//=> [false, true]

Map()
//=> !! TypeError: Constructor Map requires 'new'

// Node.js 20 answers !! TypeError: number 1 is not iterable (cannot read property Symbol(Symbol.iterator))
new Map(1)
//=> !! TypeError: 1 is not iterable

new Map([1])
//=> !! TypeError: Iterator value 1 is not an entry object

new Map(null).size
//=> 0

new Map([[1, 2]].values()).size
//=> 1

// Node.js 20 answers !! TypeError: number 1 is not a function
new Map().forEach(1)
//=> !! TypeError: 1 is not a function

Map.prototype.get.call({}, 1)
//=> !! TypeError: Method Map.prototype.get called on incompatible receiver #<Object>

Map.prototype.get.call(new Set, 1)
//=> !! TypeError: Method Map.prototype.get called on incompatible receiver #<Set>

Map.prototype.size
//=> !! TypeError: Method get Map.prototype.size called on incompatible receiver #<Map>

(() => {class M extends Map{get(k) {return super.get(k)??'d'}}; const m=new M([[1, 2]]);
  return [m.get(1), m.get(2), m instanceof Map]})()
//=> [2, "d", true]

(() => {class M extends Map{set(k, v) {return super.set(k, v*2)}}; return [...new M([[1, 2]])]})()
//=> [[1, 4]]

Object.prototype.toString.call(new Map)
//=> "[object Map]"

Object.prototype.toString.call(new Map().keys())
//=> "[object Map Iterator]"

JSON.stringify(new Map([[1, 2]]))
//=> "{}"

Map.name+Map.length+Map.prototype.set.length
//=> "Map02"

[...new Set([3, 1, 3, 2])]
//=> [3, 1, 2]

new Set('hello').size
//=> 4

(() => {const s=new Set; return [s.add(1) === s, s.has(1), s.delete(1), s.size]})()
//=> [true, true, true, 0]

(() => {const s=new Set([1, 2, 3]); const r=[]; for(const x of s) {r.push(x); s.delete(x);
  if(x<6)s.add(x+3)}return r})()
//=> [1, 2, 3, 4, 5, 6, 7, 8]

(() => {const r=[]; new Set(['a']).forEach((v, k, s) => r.push(v, k, s.size)); return r})()
//=> ["a", "a", 1]

[...new Set([1]).entries()]
//=> [[1, 1]]

Set.prototype.keys === Set.prototype.values && Set.prototype[Symbol.iterator] === Set.prototype.values
//=> true

Set()
//=> !! TypeError: Constructor Set requires 'new'

// Node.js 20 answers !! TypeError: number 1 is not iterable (cannot read property Symbol(Symbol.iterator))
new Set(1)
//=> !! TypeError: 1 is not iterable

Set.prototype.add.call(new Map, 1)
//=> !! TypeError: Method Set.prototype.add called on incompatible receiver #<Map>

[...new Set([1, 2, 3]).union(new Set([3, 4]))]
//=> [1, 2, 3, 4]

[...new Set([1, 2, 3]).intersection(new Set([3, 2]))]
//=> [3, 2]

[...new Set([1, 2, 3]).difference(new Set([3, 4]))]
//=> [1, 2]

[...new Set([1, 2, 3]).symmetricDifference(new Set([3, 4]))]
//=> [1, 2, 4]

new Set([1, 2]).isSubsetOf(new Set([1, 2, 3]))
//=> true

new Set([1, 2, 3]).isSupersetOf(new Set([1, 2]))
//=> true

new Set([1, 2]).isDisjointFrom(new Set([3]))
//=> true

[...new Set([1, 2, 3]).union(new Map([[7, 8]]))]
//=> [1, 2, 3, 7]

new Set([1]).union([1])
//=> !! TypeError: The 'size' property must be a number

new Set([1]).union(1)
//=> !! TypeError: 1 is not an object

new Set([1]).isSubsetOf({size:1, has:() => true, keys:() => [].values()})
//=> true

new WeakMap([[Map, 1]]).get(Map)
//=> 1

(() => {const k={}; const w=new WeakMap(); return [w.set(k, 1) === w, w.get(k), w.has(k),
  w.delete(k), w.has(k), w.get(1)]})()
//=> [true, 1, true, true, false, undefined]

new WeakMap().set(1, 1)
//=> !! TypeError: Invalid value used as weak map key

new WeakMap([[1, 1]])
//=> !! TypeError: Invalid value used as weak map key

(() => {const k={}; const w=new WeakSet([k]); return [w.has(k), w.delete(k), w.has(k), w.has(1)]})()
//=> [true, true, false, false]

new WeakSet().add('a')
//=> !! TypeError: Invalid value used in weak set

WeakMap()
//=> !! TypeError: Constructor WeakMap requires 'new'

WeakMap.prototype.get.call(new Map, 1)
//=> !! TypeError: Method WeakMap.prototype.get called on incompatible receiver #<Map>

WeakSet.prototype.add.call(new Set, {})
//=> !! TypeError: Method WeakSet.prototype.add called on incompatible receiver #<Set>

Object.prototype.toString.call(new WeakMap)
//=> "[object WeakMap]"

(() => {const w=new WeakMap(); const s=Symbol('x'); w.set(s, 1); return w.get(s)})()
//=> 1

(() => {const m=new Map; for(let i=0; i<3000; i++)m.set('k'+i, i); let s=0; for(let i=0; i<3000;
  i++)s+=m.get('k'+i); return s})()
//=> 4498500

(() => {let closed=false; const it={[Symbol.iterator]() {return{next() {return{value:1,
  done:false}}, return() {closed=true; return{}}}}};
  try{new Map(it)}catch(e) {return [e.message, closed]}})()
//=> ["Iterator value 1 is not an entry object", true]

