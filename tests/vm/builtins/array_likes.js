// The methods of arrays on other objects, and on arrays that must not change.

Array.prototype.map.call('abc', x => x+x)
//=> ["aa", "bb", "cc"]

Array.prototype.push.call({length:1}, 5)
//=> 2

JSON.stringify((() => {const o={length:1}; Array.prototype.push.call(o, 5); return o})())
//=> "{\"1\":5,\"length\":2}"

JSON.stringify((() => {const o={length:2, 0:1, 1:2}; Array.prototype.reverse.call(o); return o})())
//=> "{\"0\":2,\"1\":1,\"length\":2}"

JSON.stringify((() => {const o={length:3, 0:1, 2:2}; Array.prototype.shift.call(o); return o})())
//=> "{\"1\":2,\"length\":2}"

JSON.stringify((() => {const o={length:3, 0:3, 1:1, 2:2}; Array.prototype.sort.call(o);
  return o})())
//=> "{\"0\":1,\"1\":2,\"2\":3,\"length\":3}"

JSON.stringify((() => {const o={length:2, 0:3, 1:1}; Array.prototype.splice.call(o, 0, 1, 7, 8,
  9); return o})())
//=> "{\"0\":7,\"1\":8,\"2\":9,\"3\":1,\"length\":4}"

JSON.stringify((() => {const o={}; Array.prototype.pop.call(o); return o})())
//=> "{\"length\":0}"

Array.prototype.join.call({length:3, 0:'a', 2:'c'})
//=> "a,,c"

Array.prototype.forEach.call(null, x => x)
//=> !! TypeError: Array.prototype.forEach called on null or undefined

Array.prototype.includes.call({length:1, 0:NaN}, NaN)
//=> true

Object.freeze([1, 2, 3]).push(4)
//=> !! TypeError: Cannot add property 3, object is not extensible

Object.freeze([1]).pop()
//=> !! TypeError: Cannot delete property '0' of [object Array]

Object.freeze([2, 1]).sort()
//=> !! TypeError: Cannot assign to read only property '0' of object '[object Array]'

Object.freeze([1, 2, 3]).map(x => x+1)
//=> [2, 3, 4]

Object.freeze([1, 2, 3]).slice(1)
//=> [2, 3]

(() => {'use strict'; const a=Object.freeze([1]); a[0]=2; return a})()
//=> !! TypeError: Cannot assign to read only property '0' of object '[object Array]'

Array.prototype.concat.call(1, 2).length
//=> 2

Array.prototype.toString.call({join:() => 'j'})
//=> "j"

Array.prototype.toString.call({})
//=> "[object Object]"

Object.prototype.toString.call([].values())
//=> "[object Array Iterator]"

