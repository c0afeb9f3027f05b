// JSON.stringify.

JSON.stringify({a:1, b:[1, 'x', null, undefined, () => 1], c:undefined, d:() => 1, e:{}})
//=> "{\"a\":1,\"b\":[1,\"x\",null,null,null],\"e\":{}}"

JSON.stringify([])
//=> "[]"

JSON.stringify({})
//=> "{}"

JSON.stringify([undefined])
//=> "[null]"

JSON.stringify(undefined)
//=> undefined

JSON.stringify(() => 1)
//=> undefined

JSON.stringify(Symbol('a'))
//=> undefined

JSON.stringify(null)
//=> "null"

JSON.stringify('a"\\\n\u0001\u007f\u2028é😀\ud800')
//=> "\"a\\\"\\\\\\n\\u0001 é😀\\ud800\""

JSON.stringify([NaN, Infinity, -0, 1e21, 0.1])
//=> "[null,null,0,1e+21,0.1]"

JSON.stringify({a:[1, {b:2}], c:{}}, null, 2)
//=> "{\n  \"a\": [\n    1,\n    {\n      \"b\": 2\n    }\n  ],\n  \"c\": {}\n}"

JSON.stringify({a:[], b:{}}, null, 2)
//=> "{\n  \"a\": [],\n  \"b\": {}\n}"

JSON.stringify([1, [2]], null, '--')
//=> "[\n--1,\n--[\n----2\n--]\n]"

JSON.stringify([1], null, 20)
//=> "[\n          1\n]"

JSON.stringify([1], null, 'abcdefghijklmn')
//=> "[\nabcdefghij1\n]"

JSON.stringify([1], null, 0)
//=> "[1]"

JSON.stringify([1], null, '')
//=> "[1]"

JSON.stringify([1], null, new Number(1))
//=> "[\n 1\n]"

JSON.stringify({a:1, b:2, c:{a:3, d:4}}, ['a', 'c'])
//=> "{\"a\":1,\"c\":{\"a\":3}}"

JSON.stringify({1:1, b:2}, [1, '1', new String('b'), {}])
//=> "{\"1\":1,\"b\":2}"

JSON.stringify({a:1, b:'x'}, (k, v) => typeof v === 'number'?v+1:v)
//=> "{\"a\":2,\"b\":\"x\"}"

JSON.stringify({a:{b:1}}, function(k, v) {return k === 'b'?Object.keys(this):v})
//=> "{\"a\":{\"b\":[\"b\"]}}"

JSON.stringify({a:1}, (k, v) => k === 'a'?undefined:v)
//=> "{}"

JSON.stringify([1, 2], (k, v) => k === '0'?undefined:v)
//=> "[null,2]"

(() => {const r=[]; JSON.stringify({a:[1]}, function(k, v) {r.push(k, JSON.stringify(this));
  return v}); return r})()
//=> ["", "{\"\":{\"a\":[1]}}", "a", "{\"a\":[1]}", "0", "[1]"]

JSON.stringify(1, () => ({x:1}).x)
//=> "1"

JSON.stringify({toJSON(k) {return 'k:'+k}})
//=> "\"k:\""

JSON.stringify({a:{toJSON(k) {return 'k:'+k}}})
//=> "{\"a\":\"k:a\"}"

JSON.stringify([{toJSON(k) {return typeof k+k}}])
//=> "[\"string0\"]"

JSON.stringify({a:new Number(1), b:new String('s'), c:new Boolean(false), d:Object(Symbol())})
//=> "{\"a\":1,\"b\":\"s\",\"c\":false,\"d\":{}}"

JSON.stringify({[Symbol('a')]:1, b:1})
//=> "{\"b\":1}"

JSON.stringify(Object.create({a:1}, {b:{value:2, enumerable:true}, c:{value:3}}))
//=> "{\"b\":2}"

JSON.stringify({get a() {return 5}})
//=> "{\"a\":5}"

JSON.stringify(new Error('x'))
//=> "{}"

JSON.stringify(Object.assign(Object.create(null), {z:1}))
//=> "{\"z\":1}"

JSON.stringify({2:1, 1:2, b:3, a:4})
//=> "{\"1\":2,\"2\":1,\"b\":3,\"a\":4}"

JSON.stringify('abc')
//=> "\"abc\""

JSON.stringify(new Proxy({a:1}, {}))
//=> "{\"a\":1}"

JSON.stringify(new Proxy([1, 2], {}))
//=> "[1,2]"

JSON.stringify({a:[new Map, new Set]})
//=> "{\"a\":[{},{}]}"

(() => {const a={}; a.a=a; return JSON.stringify(a)})()
//=> !! TypeError: Converting circular structure to JSON\n    --> starting at object with constructor 'Object'\n    --- property 'a' closes the circle

(() => {const a={x:{y:[]}}; a.x.y[1]=a; return JSON.stringify(a)})()
//=> !! TypeError: Converting circular structure to JSON\n    --> starting at object with constructor 'Object'\n    |     property 'x' -> object with constructor 'Object'\n    |     property 'y' -> object with constructor 'Array'\n    --- index 1 closes the circle

(() => {const a={x:{y:[]}}; a.x.y.push(a.x); return JSON.stringify(a)})()
//=> !! TypeError: Converting circular structure to JSON\n    --> starting at object with constructor 'Object'\n    |     property 'y' -> object with constructor 'Array'\n    --- index 0 closes the circle

(() => {class N{}; const a=new N; a.x={y:{z:{w:{q:a}}}}; return JSON.stringify(a)})()
//=> !! TypeError: Converting circular structure to JSON\n    --> starting at object with constructor 'N'\n    |     property 'x' -> object with constructor 'Object'\n    |     property 'y' -> object with constructor 'Object'\n    |     ...\n    |     property 'w' -> object with constructor 'Object'\n    --- property 'q' closes the circle

(() => {class N{}; const a=new N; a.x={y:{z:{w:{q:{r:a}}}}}; return JSON.stringify(a)})()
//=> !! TypeError: Converting circular structure to JSON\n    --> starting at object with constructor 'N'\n    |     property 'x' -> object with constructor 'Object'\n    |     property 'y' -> object with constructor 'Object'\n    |     ...\n    |     property 'q' -> object with constructor 'Object'\n    --- property 'r' closes the circle

(() => {const a=[]; a.push([a]); return JSON.stringify(a)})()
//=> !! TypeError: Converting circular structure to JSON\n    --> starting at object with constructor 'Array'\n    |     index 0 -> object with constructor 'Array'\n    --- index 0 closes the circle

(() => {const a={}; return JSON.stringify([a, a])})()
//=> "[{},{}]"

(() => {let s=''; for(let i=0; i<3000; i++)s+='['; for(let i=0; i<3000; i++)s+=']';
  return JSON.stringify(JSON.parse(s)).length})()
//=> 6000

Object.prototype.toString.call(JSON)
//=> "[object JSON]"

JSON.stringify.length+JSON.parse.length
//=> 5

JSON.stringify({undefined:1, null:2})
//=> "{\"undefined\":1,\"null\":2}"

JSON.stringify({"a\nb":1})
//=> "{\"a\\nb\":1}"

JSON.stringify({a:'\b\f\n\r\t'})
//=> "{\"a\":\"\\b\\f\\n\\r\\t\"}"

JSON.stringify([[[]], {}], null, 1)
//=> "[\n [\n  []\n ],\n {}\n]"

JSON.stringify(JSON.parse('{"a":{"b":[1,2,{"c":"d"}]}}'), null, '\t')
//=> "{\n\t\"a\": {\n\t\t\"b\": [\n\t\t\t1,\n\t\t\t2,\n\t\t\t{\n\t\t\t\t\"c\": \"d\"\n\t\t\t}\n\t\t]\n\t}\n}"

JSON.stringify([function() {}])
//=> "[null]"

JSON.stringify({a:async() => {}})
//=> "{}"

