// JSON.parse, its errors as V8 words them.

JSON.parse('{"a":[1,2,{"b":null}],"c":"x\\n\\u0041","d":true,"e":-1.5e3}')
//=> {"a":[1,2,{"b":null}],"c":"x\nA","d":true,"e":-1500} [object Object]

JSON.parse('[]')
//=> []

JSON.parse(' {} ')
//=> {} [object Object]

JSON.parse('"\\ud83d\\ude00"')
//=> "😀"

JSON.parse('"\\/\\b\\f\\r\\t\\\\\\""')
//=> "/\b\f\r\t\\\""

JSON.parse('1')
//=> 1

JSON.parse('-0')
//=> -0

Object.is(JSON.parse('-0'), -0)
//=> true

JSON.parse('[1e1,1E+2,1.5e-1]')
//=> [10, 100, 0.15]

JSON.parse('{"a":1,"a":2}')
//=> {"a":2} [object Object]

JSON.parse('{"__proto__":1}')
//=> {"__proto__":1} [object Object]

Object.keys(JSON.parse('{"__proto__":1,"2":0,"1":0}'))
//=> ["1", "2", "__proto__"]

JSON.parse(null)
//=> null

JSON.parse(undefined)
//=> !! SyntaxError: "undefined" is not valid JSON

JSON.parse({})
//=> !! SyntaxError: "[object Object]" is not valid JSON

JSON.parse('[1,2,3]', (k, v) => Array.isArray(v)?v:v*2||v)
//=> [2, 4, 6]

JSON.parse('{"a":1,"b":{"c":2}}', (k, v) => k === 'c'?undefined:v)
//=> {"a":1,"b":{}} [object Object]

JSON.parse('{"a":[1,2]}', function(k, v) {return k === ''?v:typeof v === 'number'?[k, v]:v})
//=> {"a":[["0",1],["1",2]]} [object Object]

(() => {const r=[]; JSON.parse('{"a":[1,{"b":2}],"c":3}', (k, v) => {r.push(k); return v});
  return r})()
//=> ["0", "b", "1", "a", "c", ""]

JSON.parse('[1,2]', (k, v) => k === '0'?undefined:v)
//=> [hole, 2]

JSON.parse('')
//=> !! SyntaxError: Unexpected end of JSON input

JSON.parse('{')
//=> !! SyntaxError: Expected property name or '}' in JSON at position 1

JSON.parse('[')
//=> !! SyntaxError: Unexpected end of JSON input

JSON.parse('x')
//=> !! SyntaxError: Unexpected token 'x', "x" is not valid JSON

JSON.parse('{x')
//=> !! SyntaxError: Expected property name or '}' in JSON at position 1

JSON.parse('{"a"')
//=> !! SyntaxError: Expected ':' after property name in JSON at position 4

JSON.parse('{"a":')
//=> !! SyntaxError: Unexpected end of JSON input

JSON.parse('{"a":1')
//=> !! SyntaxError: Expected ',' or '}' after property value in JSON at position 6

JSON.parse('{"a":1,')
//=> !! SyntaxError: Expected double-quoted property name in JSON at position 7

JSON.parse('{"a":1,}')
//=> !! SyntaxError: Expected double-quoted property name in JSON at position 7

JSON.parse('[1,')
//=> !! SyntaxError: Unexpected end of JSON input

JSON.parse('[1,]')
//=> !! SyntaxError: Unexpected token ']', "[1,]" is not valid JSON

JSON.parse('[1')
//=> !! SyntaxError: Expected ',' or ']' after array element in JSON at position 2

JSON.parse('tru')
//=> !! SyntaxError: Unexpected end of JSON input

JSON.parse('trux')
//=> !! SyntaxError: Unexpected token 'x', "trux" is not valid JSON

JSON.parse('nul')
//=> !! SyntaxError: Unexpected end of JSON input

JSON.parse('01')
//=> !! SyntaxError: Unexpected number in JSON at position 1

JSON.parse('-01')
//=> !! SyntaxError: Unexpected number in JSON at position 2

JSON.parse('1.')
//=> !! SyntaxError: Unterminated fractional number in JSON at position 2

JSON.parse('-')
//=> !! SyntaxError: No number after minus sign in JSON at position 1

JSON.parse('-x')
//=> !! SyntaxError: No number after minus sign in JSON at position 1

JSON.parse('1e')
//=> !! SyntaxError: Exponent part is missing a number in JSON at position 2

JSON.parse('"a')
//=> !! SyntaxError: Unterminated string in JSON at position 2

JSON.parse('"\\x"')
//=> !! SyntaxError: Bad escaped character in JSON at position 2

JSON.parse('"\n"')
//=> !! SyntaxError: Bad control character in string literal in JSON at position 1

JSON.parse('"\\u12"')
//=> !! SyntaxError: Bad Unicode escape in JSON at position 5

JSON.parse('"\\u12')
//=> !! SyntaxError: Bad Unicode escape in JSON at position 5

JSON.parse('1 2')
//=> !! SyntaxError: Unexpected non-whitespace character after JSON at position 2

JSON.parse('{} x')
//=> !! SyntaxError: Unexpected non-whitespace character after JSON at position 3

JSON.parse('[1}')
//=> !! SyntaxError: Expected ',' or ']' after array element in JSON at position 2

JSON.parse('{"a" 1}')
//=> !! SyntaxError: Expected ':' after property name in JSON at position 5

JSON.parse('{1:2}')
//=> !! SyntaxError: Expected property name or '}' in JSON at position 1

JSON.parse('[1 2]')
//=> !! SyntaxError: Expected ',' or ']' after array element in JSON at position 3

JSON.parse('[1 "a"]')
//=> !! SyntaxError: Expected ',' or ']' after array element in JSON at position 3

JSON.parse('NaN')
//=> !! SyntaxError: "NaN" is not valid JSON

JSON.parse('Infinity')
//=> !! SyntaxError: "Infinity" is not valid JSON

JSON.parse('{"a":1 "b"}')
//=> !! SyntaxError: Expected ',' or '}' after property value in JSON at position 7

JSON.parse("'a'")
//=> !! SyntaxError: Unexpected token ''', "'a'" is not valid JSON

JSON.parse('{"a":x}')
//=> !! SyntaxError: Unexpected token 'x', "{"a":x}" is not valid JSON

JSON.parse('abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz')
//=> !! SyntaxError: Unexpected token 'a', "abcdefghij"... is not valid JSON

JSON.parse('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,x,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]')
//=> !! SyntaxError: Unexpected token 'x', ...",17,18,19,x,1,2,3,4,"... is not valid JSON

JSON.parse('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,x]')
//=> !! SyntaxError: Unexpected token 'x', ...",21,22,23,x]" is not valid JSON

JSON.parse('[1,2,3,4,5,6,7,8,x]')
//=> !! SyntaxError: Unexpected token 'x', "[1,2,3,4,5,6,7,8,x]" is not valid JSON

JSON.parse('[1,2,3,4,5,6,7,8,9,x]')
//=> !! SyntaxError: Unexpected token 'x', ..."5,6,7,8,9,x]" is not valid JSON

JSON.parse('[1,2,3,4,5,6,7,8,9,10,11,x]')
//=> !! SyntaxError: Unexpected token 'x', ..."8,9,10,11,x]" is not valid JSON

JSON.parse('+1')
//=> !! SyntaxError: Unexpected token '+', "+1" is not valid JSON

JSON.parse('.5')
//=> !! SyntaxError: Unexpected token '.', ".5" is not valid JSON

JSON.parse('1.5.')
//=> !! SyntaxError: Unexpected non-whitespace character after JSON at position 3

JSON.parse('  ')
//=> !! SyntaxError: Unexpected end of JSON input

JSON.parse('"\\')
//=> !! SyntaxError: Unexpected end of JSON input

JSON.parse('[,]')
//=> !! SyntaxError: Unexpected token ',', "[,]" is not valid JSON

JSON.parse('{,}')
//=> !! SyntaxError: Expected property name or '}' in JSON at position 1

JSON.parse('{"a":,}')
//=> !! SyntaxError: Unexpected token ',', "{"a":,}" is not valid JSON

JSON.parse('"\u0001"')
//=> !! SyntaxError: Bad control character in string literal in JSON at position 1

JSON.parse('\u00a01')
//=> !! SyntaxError: Unexpected token ' ', " 1" is not valid JSON

JSON.parse('"\u2028"').length
//=> 1

JSON.parse('[true,false,null]')
//=> [true, false, null]

JSON.parse('-5')
//=> -5

JSON.parse('123456789012345678901234567890')
//=> 1.2345678901234568e+29

JSON.parse('<html>')
//=> !! SyntaxError: Unexpected token '<', "<html>" is not valid JSON

JSON.parse('}')
//=> !! SyntaxError: Unexpected token '}', "}" is not valid JSON

JSON.parse(']')
//=> !! SyntaxError: Unexpected token ']', "]" is not valid JSON

JSON.parse('"a" "b"')
//=> !! SyntaxError: Unexpected non-whitespace character after JSON at position 4

