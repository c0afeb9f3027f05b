// The methods of arrays that reorder or replace elements, in place or in a copy.

[1, 2, 3, 4, 5].copyWithin(0, 3)
//=> [4, 5, 3, 4, 5]

[1, 2, 3, 4, 5].copyWithin(1, 0, 3)
//=> [1, 1, 2, 3, 5]

[1, 2, 3, 4, 5].copyWithin(-2, -3, -1)
//=> [1, 2, 3, 3, 4]

[1, 2, 3].every((x, i, a) => a.length === 3&&i<2)
//=> false

[1, 2, 3].fill(0)
//=> [0, 0, 0]

[1, 2, 3].fill(0, 1)
//=> [1, 0, 0]

[1, 2, 3].fill(0, 1, 2)
//=> [1, 0, 3]

[1, 2, 3].fill(9, -1)
//=> [1, 2, 9]

(() => {let s=[]; [1,, 3].forEach((x, i) => s.push(x, i)); return s})()
//=> [1, 0, 3, 2]

(() => {const a=[1]; a.push(a); return a.join()})()
//=> "1,"

(() => {const a=[1, 2]; const b=[a, 3]; a.push(b); return String(a)})()
//=> "1,2,,3"

(() => {const a=[1, 2]; return [a.pop(), a.pop(), a.pop(), a.length]})()
//=> [2, 1, undefined, 0]

(() => {const a=[1, 2]; return [a.push(3, 4), a]})()
//=> [4, [1, 2, 3, 4]]

(() => {const a=[1, 2]; return [a.push(), a]})()
//=> [2, [1, 2]]

[1, 2, 3].reverse()
//=> [3, 2, 1]

[1,, 3, 4].reverse()
//=> [4, 3, hole, 1]

JSON.stringify([1,, 3, 4].reverse())
//=> "[4,3,null,1]"

2 in [1,, 3, 4].reverse()
//=> false

(() => {const a=[1, 2, 3]; return [a.shift(), a]})()
//=> [1, [2, 3]]

(() => {const a=[1,, 3]; return [a.shift(), a.length, 0 in a]})()
//=> [1, 2, false]

[].shift()
//=> undefined

[3, 1, 2].sort()
//=> [1, 2, 3]

[10, 9, 1].sort()
//=> [1, 10, 9]

[10, 9, 1].sort((a, b) => a-b)
//=> [1, 9, 10]

[3, undefined, 1,, 2].sort()
//=> [1, 2, 3, undefined, hole]

[3, undefined, 1,, 2].sort().length
//=> 5

3 in [3, undefined, 1,, 2].sort()
//=> true

4 in [3, undefined, 1,, 2].sort()
//=> false

[5, 1, 4].sort(() => 0)
//=> [5, 1, 4]

[{k:1, v:'a'}, {k:0, v:'b'}, {k:1, v:'c'}, {k:0, v:'d'}].sort((a,
  b) => a.k-b.k).map(x => x.v).join('')
//=> "bdac"

['b',, 'a'].sort(undefined)
//=> ["a", "b", hole]

[1].sort(null)
//=> !! TypeError: The comparison function must be either a function or undefined

[1].sort({})
//=> !! TypeError: The comparison function must be either a function or undefined

(() => {const a=[1, 2, 3, 4, 5]; return [a.splice(1, 2), a]})()
//=> [[2, 3], [1, 4, 5]]

(() => {const a=[1, 2, 3, 4, 5]; return [a.splice(1, 2, 'x', 'y', 'z'), a]})()
//=> [[2, 3], [1, "x", "y", "z", 4, 5]]

(() => {const a=[1, 2, 3, 4, 5]; return [a.splice(-2), a]})()
//=> [[4, 5], [1, 2, 3]]

(() => {const a=[1, 2, 3, 4, 5]; return [a.splice(), a]})()
//=> [[], [1, 2, 3, 4, 5]]

(() => {const a=[1, 2, 3, 4, 5]; return [a.splice(1, 0, 9), a]})()
//=> [[], [1, 9, 2, 3, 4, 5]]

(() => {const a=[1, 2,, 4, 5]; return [a.splice(1, 1), a.length, 1 in a, 2 in a]})()
//=> [[2], 4, false, true]

(() => {const a=[1, 2,, 4, 5]; return [a.splice(1, 1, 7, 8), a.length, 3 in a, a]})()
//=> [[2], 6, false, [1, 7, 8, hole, 4, 5]]

(() => {const a=[1, 2, 3]; return [a.splice(undefined, undefined), a]})()
//=> [[], [1, 2, 3]]

[1, 2, 3].toReversed()
//=> [3, 2, 1]

[1,, 3].toReversed()
//=> [3, undefined, 1]

[3, 1, 2].toSorted()
//=> [1, 2, 3]

[3,, 2].toSorted((a, b) => a-b)
//=> [2, 3, undefined]

[1, 2, 3, 4].toSpliced(1, 2, 'a')
//=> [1, "a", 4]

[1, 2, 3, 4].toSpliced(1)
//=> [1]

[1, 2, 3, 4].toSpliced()
//=> [1, 2, 3, 4]

(() => {const a=[3]; return [a.unshift(1, 2), a]})()
//=> [3, [1, 2, 3]]

(() => {const a=[3,, 4]; return [a.unshift(1, 2), a, 3 in a]})()
//=> [5, [1, 2, 3, hole, 4], false]

[1, 2, 3].with(1, 9)
//=> [1, 9, 3]

[1, 2, 3].with(-1, 9)
//=> [1, 2, 9]

[1, 2, 3].with(3, 9)
//=> !! RangeError: Invalid index : 3

[1, 2, 3].with(-4, 9)
//=> !! RangeError: Invalid index : -4

(() => {const a=[1, 2, 3]; const seen=[]; for(const x of a) {seen.push(x);
  if(a.length<5)a.push(x*10)}return seen})()
//=> [1, 2, 3, 10, 20]

(() => {const a=[1, 2, 3]; a.length=1; return a})()
//=> [1]

[3, 2, 1].sort((a, b) => a<b?-1:1)
//=> [1, 2, 3]

Array.name+Array.length+Array.prototype.push.length+[].map.name
//=> "Array11map"

[5, 25, 100, 1].sort()
//=> [1, 100, 25, 5]

[true, false, null].sort()
//=> [false, null, true]

['B', 'a', 'C'].sort()
//=> ["B", "C", "a"]

['é', 'z', 'a'].sort()
//=> ["a", "z", "é"]

