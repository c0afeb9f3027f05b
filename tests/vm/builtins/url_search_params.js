// URLSearchParams.

String(new URLSearchParams('?a=1&b=2&a=3'))
//=> "a=1&b=2&a=3"

new URLSearchParams('a=1&b=2&a=3').getAll('a')
//=> ["1", "3"]

new URLSearchParams('a=1').get('b')
//=> null

new URLSearchParams('a=1&b').get('b')
//=> ""

new URLSearchParams('a=1&&b=&=c').toString()
//=> "a=1&b=&=c"

new URLSearchParams({a:1, b:'x y'}).toString()
//=> "a=1&b=x+y"

new URLSearchParams([['a', 1], ['b', 2]]).toString()
//=> "a=1&b=2"

new URLSearchParams(new Map([['a', 'é']])).toString()
//=> "a=%C3%A9"

new URLSearchParams(new URLSearchParams('a=1')).toString()
//=> "a=1"

new URLSearchParams([[1]])
//=> !! TypeError: Each query pair must be an iterable [name, value] tuple

new URLSearchParams([1])
//=> !! TypeError: Each query pair must be an iterable [name, value] tuple

new URLSearchParams([[1, 2, 3]])
//=> !! TypeError: Each query pair must be an iterable [name, value] tuple

new URLSearchParams().toString()
//=> ""

new URLSearchParams(undefined).toString()
//=> ""

// Node.js 20 answers ""
new URLSearchParams(null).toString()
//=> "null="

new URLSearchParams("a=b+c%2Bd%zz").get('a')
//=> "b c+d%zz"

(() => {const p=new URLSearchParams('a=1&b=2&a=3'); p.set('a', 9); p.set('z', 0); p.append('b',
  7); return String(p)})()
//=> "a=9&b=2&z=0&b=7"

(() => {const p=new URLSearchParams('a=1&b=2&a=3'); p.delete('a'); return [String(p), p.size]})()
//=> ["b=2", 1]

(() => {const p=new URLSearchParams('a=1&b=2&a=3'); p.delete('a', '3'); return [String(p),
  p.has('a'), p.has('a', '3')]})()
//=> ["a=1&b=2", true, false]

(() => {const p=new URLSearchParams('c=1&a=2&b=3&a=1'); p.sort(); return String(p)})()
//=> "a=2&a=1&b=3&c=1"

[...new URLSearchParams('a=1&b=2')]
//=> [["a", "1"], ["b", "2"]]

[...new URLSearchParams('a=1&b=2').keys()]
//=> ["a", "b"]

[...new URLSearchParams('a=1&b=2').values()]
//=> ["1", "2"]

Object.fromEntries(new URLSearchParams('a=1&b=2'))
//=> {"a":"1","b":"2"} [object Object]

(() => {const r=[]; new URLSearchParams('a=1&b=2').forEach((v, k) => r.push(k, v)); return r})()
//=> ["a", "1", "b", "2"]

new URLSearchParams('a=😀~!*()\'').toString()
//=> "a=%F0%9F%98%80%7E%21*%28%29%27"

new URLSearchParams({a:undefined, b:null}).toString()
//=> "a=undefined&b=null"

(() => {const p=new URLSearchParams('a=1'); for(const [k, v] of p.entries()) return k+v})()
//=> "a1"

