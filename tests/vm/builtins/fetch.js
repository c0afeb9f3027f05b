// Headers, Request and Response.

new Headers({A:1, 'b-C':' x '}).get('a')
//=> "1"

new Headers({A:1, 'b-C':' x '}).get('B-c')
//=> "x"

new Headers().get('x')
//=> null

[...new Headers([['b', '2'], ['a', '1'], ['B', '3']])]
//=> [["a", "1"], ["b", "2, 3"]]

[...new Headers({z:'1', a:'2'}).keys()]
//=> ["a", "z"]

[...new Headers({z:'1', a:'2'}).values()]
//=> ["2", "1"]

(() => {const h=new Headers({a:1}); h.append('A', 2); h.set('b', 3); h.delete('c');
  return [h.get('a'), h.has('B'), h.has('zz')]})()
//=> ["1, 2", true, false]

(() => {const h=new Headers({a:1}); h.append('a', 2); h.set('A', 5); return [...h]})()
//=> [["a", "5"]]

(() => {const h=new Headers(); h.append('set-cookie', 'a=1'); h.append('Set-Cookie', 'b=2');
  return [h.get('set-cookie'), h.getSetCookie(), [...h]]})()
//=> ["a=1, b=2", ["a=1", "b=2"], [["set-cookie", "a=1"], ["set-cookie", "b=2"]]]

(() => {const r=[]; new Headers({b:1, a:2}).forEach((v, k) => r.push(k, v)); return r})()
//=> ["a", "2", "b", "1"]

new Headers(new Headers({x:'1'})).get('x')
//=> "1"

Object.prototype.toString.call(new Headers)
//=> "[object Headers]"

new Request('http://a.com/x').url
//=> "http://a.com/x"

new Request('http://a.com').url
//=> "http://a.com/"

new Request('http://a.com/x').method
//=> "GET"

new Request('http://a.com/x', {method:'post', body:'b'}).method
//=> "POST"

new Request('http://a.com/x', {method:'Custom'}).method
//=> "Custom"

new Request('http://a.com/x', {headers:{a:'1'}}).headers.get('A')
//=> "1"

new Request('http://a.com/x', {method:'POST', body:'b'}).headers.get('content-type')
//=> "text/plain;charset=UTF-8"

new Request('http://a.com/x', {method:'POST',
  body:new URLSearchParams('a=1')}).headers.get('content-type')
//=> "application/x-www-form-urlencoded;charset=UTF-8"

new Request(new Request('http://a.com/x', {method:'PUT', headers:{q:'2'}})).headers.get('q')
//=> "2"

new Request(new Request('http://a.com/x', {method:'PUT', headers:{q:'2'}}),
  {method:'DELETE'}).method
//=> "DELETE"

new Request(new URL('http://a.com/x')).url
//=> "http://a.com/x"

new Response('a').status
//=> 200

new Response('a').ok
//=> true

new Response('a', {status:404}).ok
//=> false

new Response('a', {status:404, statusText:'NF'}).statusText
//=> "NF"

new Response(null, {status:204}).status
//=> 204

new Response('a').headers.get('content-type')
//=> "text/plain;charset=UTF-8"

new Response('a', {headers:{'content-type':'x/y'}}).headers.get('content-type')
//=> "x/y"

new Response().headers.get('content-type')
//=> null

Response.json({a:1}).headers.get('content-type')
//=> "application/json"

Response.json({a:1}, {status:201}).status
//=> 201

new Response('a').bodyUsed
//=> false

new Response('a') instanceof Response
//=> true

Object.prototype.toString.call(new Response)
//=> "[object Response]"

await new Response('abc').text()
//=> "abc"

await new Response().text()
//=> ""

await new Response('{"a":[1]}').json()
//=> {"a":[1]} [object Object]

await Response.json({a:1}).text()
//=> "{\"a\":1}"

await Response.json([1, 2]).json()
//=> [1, 2]

await new Request('http://a.com/x', {method:'POST', body:'b'}).text()
//=> "b"

await new Request('http://a.com/x', {method:'POST', body:'{"z":1}'}).json()
//=> {"z":1} [object Object]

await new Request('http://a.com/x').text()
//=> ""

await new Response(5).text()
//=> "5"

await new Response(new URLSearchParams('a=b c')).text()
//=> "a=b+c"

(await (async() => {const r=new Response('a'); await r.text(); return r.bodyUsed})())
//=> true

(await (async() => {const r=new Response('a'); await r.text();
  try{await r.text()}catch(e) {return e.name}})())
//=> "TypeError"

(await (async() => {try{await new Response('{').json()}catch(e) {return e.name+e.message}})())
//=> "SyntaxErrorExpected property name or '}' in JSON at position 1"

(await (async() => {const r=new Request(new Request('http://a.com/x', {method:'POST',
  body:'q'})); return r.text()})())
//=> "q"

