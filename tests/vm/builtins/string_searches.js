// The methods of strings that look for another string.

'abc'.endsWith('c')
//=> true

'abc'.endsWith('b', 2)
//=> true

'abc'.endsWith('')
//=> true

'abc'.includes('bc')
//=> true

'abc'.includes('a', 1)
//=> false

'abc'.includes('')
//=> true

'abc'.indexOf('c')
//=> 2

'abc'.indexOf('')
//=> 0

'abc'.indexOf('', 9)
//=> 3

'abc'.indexOf('x')
//=> -1

'abcabc'.indexOf('a', 1)
//=> 3

'abcabc'.lastIndexOf('a')
//=> 3

'abcabc'.lastIndexOf('a', 2)
//=> 0

'abcabc'.lastIndexOf('')
//=> 6

'abc'.lastIndexOf('a', -1)
//=> 0

'abc'.lastIndexOf('c', NaN)
//=> 2

'undefined'.indexOf()
//=> 0

'aXbX'.replace('X', '-')
//=> "a-bX"

'aXbX'.replaceAll('X', '-')
//=> "a-b-"

'aXb'.replace('X', '[$&$`$\'$$]')
//=> "a[Xab$]b"

'aXb'.replace('X', '$1$')
//=> "a$1$b"

'aXbX'.replaceAll('X', (m, i, s) => m+i+s)
//=> "aX1aXbXbX3aXbX"

'abc'.replaceAll('', '-')
//=> "-a-b-c-"

'abc'.replace('', '-')
//=> "-abc"

'abc'.replace('z', '-')
//=> "abc"

'abc'.replace('b')
//=> "aundefinedc"

'abc'.replace('b', () => {})
//=> "aundefinedc"

'aaa'.replaceAll('aa', 'b')
//=> "ba"

'x'.replace('x', '$0')
//=> "$0"

'a,b,c'.split(',')
//=> ["a", "b", "c"]

'a,b,c'.split(',', 2)
//=> ["a", "b"]

'a,b,c'.split(',', 0)
//=> []

'abc'.split('')
//=> ["a", "b", "c"]

'abc'.split()
//=> ["abc"]

'abc'.split(undefined, 0)
//=> []

''.split('')
//=> []

''.split(',')
//=> [""]

'a,b,'.split(',')
//=> ["a", "b", ""]

'a1b1c'.split(1)
//=> ["a", "b", "c"]

'abc'.split('abc')
//=> ["", ""]

'😀a'.split('').length
//=> 3

'a,b'.split(',', -1)
//=> ["a", "b"]

'abc'.startsWith('a')
//=> true

'abc'.startsWith('b', 1)
//=> true

String.length+String.name+''.slice.length+''.replaceAll.name
//=> "1String2replaceAll"

'a-b_c'.split('-').map(s => s.toUpperCase()).join('_')
//=> "A_B_C"

