// Array itself: its constructor, Array.from, Array.of, and subclasses.

new Array(3).fill(7)
//=> [7, 7, 7]

Array.isArray([]) && !Array.isArray({length:0})
//=> true

Array.isArray(new Proxy([], {}))
//=> true

Array.of(7, 8)
//=> [7, 8]

Array.of()
//=> []

Array.from('añ😀')
//=> ["a", "ñ", "😀"]

Array.from({length:3}, (_, i) => i*i)
//=> [0, 1, 4]

Array.from({length:2, 0:'a', 1:'b'})
//=> ["a", "b"]

Array.from(new Set([1, 2, 2]))
//=> [1, 2]

Array.from(new Map([[1, 2]]))
//=> [[1, 2]]

Array.from([1, 2, 3], function(x) {return x*this.k}, {k:10})
//=> [10, 20, 30]

// Node.js 20 answers !! TypeError: undefined is not iterable (cannot read property Symbol(Symbol.iterator))
Array.from(undefined)
//=> !! TypeError: undefined is not iterable

// Node.js 20 answers !! TypeError: object null is not iterable (cannot read property Symbol(Symbol.iterator))
Array.from(null)
//=> !! TypeError: null is not iterable

Array.from(5)
//=> []

Array.from([1], 'x')
//=> !! TypeError: x is not a function

Array(3).length
//=> 3

Array(1, 2)
//=> [1, 2]

new Array(-1)
//=> !! RangeError: Invalid array length

new Array(1.5)
//=> !! RangeError: Invalid array length

new Array('3')
//=> ["3"]

(() => {class A extends Array{}; const a=A.from([1, 2, 3]); return [a instanceof A,
  a.map(x => x) instanceof A, a.filter(x => x>1).length, a.slice(1) instanceof A,
  a.concat([4]).length]})()
//=> [true, true, 2, true, 4]

(() => {class A extends Array{static get [Symbol.species]() {return Array}}; return new A(1, 2,
  3).map(x => x) instanceof A})()
//=> false

(() => {class A extends Array{}; return A.of(1, 2).constructor.name})()
//=> "A"

(() => {class A extends Array{sum() {return this.reduce((a, b) => a+b, 0)}}; const a=new A();
  a.push(1, 2, 3); return [a.length, a.sum()]})()
//=> [3, 6]

Array.from({length:-1}).length
//=> 0

Array.from({length:'2'}).length
//=> 2

Array.from([, 1])
//=> [undefined, 1]

Array.from((function*() {yield 1; yield 2})())
//=> [1, 2]

(() => {let closed=0; const it={[Symbol.iterator]() {return{next() {return{value:1,
  done:false}}, return() {closed++; return{}}}}}; try{Array.from(it,
  () => {throw new Error('m')})}catch(e) {return e.message+closed}})()
//=> "m1"

