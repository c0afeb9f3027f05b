// String and the methods of strings that work by position, and case.

String.fromCharCode(65, 66, 0x1F600)
//=> "AB"

String.fromCharCode()
//=> ""

String.fromCodePoint(0x1F600, 97)
//=> "😀a"

String.fromCodePoint(-1)
//=> !! RangeError: Invalid code point -1

String.fromCodePoint(1.5)
//=> !! RangeError: Invalid code point 1.5

String.fromCodePoint('x')
//=> !! RangeError: Invalid code point NaN

String.fromCodePoint(0x110000)
//=> !! RangeError: Invalid code point 1114112

String.raw`a\n${1}b`
//=> "a\\n1b"

String.raw({raw:'abc'}, 1, 2, 3)
//=> "a1b2c"

String.raw({raw:['x', 'y']}, 0, 1, 2)
//=> "x0y"

String(Symbol('d'))
//=> "Symbol(d)"

String(null)+String(undefined)+String(true)+String([1, 2])+String({})
//=> "nullundefinedtrue1,2[object Object]"

String()
//=> ""

new String('abc').length
//=> 3

typeof new String('a')
//=> "object"

new String('ab')[1]
//=> "b"

Object.keys(new String('ab'))
//=> ["0", "1"]

JSON.stringify(new String('ab'))
//=> "\"ab\""

'abc'.at(-1)
//=> "c"

'abc'.at(5)
//=> undefined

'abc'.charAt(1)+'abc'.charAt(9)
//=> "b"

'abc'.charCodeAt(1)
//=> 98

'abc'.charCodeAt(9)
//=> NaN

'😀'.codePointAt(0)
//=> 128512

'😀'.codePointAt(1)
//=> 56832

'a'.codePointAt(1)
//=> undefined

'a'.concat(1, null, [2])
//=> "a1null2"

'a'.isWellFormed()
//=> true

'\uD800'.isWellFormed()
//=> false

'\uDC00a'.toWellFormed()
//=> "�a"

'a'.localeCompare('b')
//=> -1

'b'.localeCompare('a')
//=> 1

'a'.localeCompare('a')
//=> 0

'abc'.normalize()
//=> "abc"

'abc'.normalize('NFD')
//=> "abc"

'abc'.normalize('X')
//=> !! RangeError: The normalization form should be one of NFC, NFD, NFKC, NFKD.

'é'.normalize('NFC')
//=> "é"

'abc'.padEnd(6)+'|'
//=> "abc   |"

'abc'.padEnd(8, '12')
//=> "abc12121"

'abc'.padStart(8, '12')
//=> "12121abc"

'abc'.padStart(2)
//=> "abc"

'abc'.padStart(5, '')
//=> "abc"

'5'.padStart(3, 0)
//=> "005"

'ab'.repeat(3)
//=> "ababab"

'ab'.repeat(0)
//=> ""

'ab'.repeat(-1)
//=> !! RangeError: Invalid count value: -1

'ab'.repeat(Infinity)
//=> !! RangeError: Invalid count value: Infinity

'ab'.repeat(2**30)
//=> !! RangeError: Invalid string length

''.repeat(2**30)
//=> ""

'ab'.repeat('2')
//=> "abab"

'ab'.repeat(2.9)
//=> "abab"

'abc'.slice(1)
//=> "bc"

'abc'.slice(-2, -1)
//=> "b"

'abc'.slice(2, 1)
//=> ""

'abc'.substr(-2, 1)
//=> "b"

'abc'.substr(1)
//=> "bc"

'abc'.substr(0, -1)
//=> ""

'abc'.substring(2, 0)
//=> "ab"

'abc'.substring(-1, NaN)
//=> ""

'abc'.substring(1)
//=> "bc"

'ÀÉß'.toLowerCase()
//=> "àéß"

'àéß'.toUpperCase()
//=> "ÀÉSS"

'ΑΣ'.toLowerCase()
//=> "ας"

'ΑΣΑ'.toLowerCase()
//=> "ασα"

'Σ'.toLowerCase()
//=> "σ"

'ПРИВЕТ Ё'.toLowerCase()
//=> "привет ё"

'привет ё'.toUpperCase()
//=> "ПРИВЕТ Ё"

'Ÿÿµ'.toUpperCase()
//=> "ŸŸΜ"

'日本'.toUpperCase()
//=> "日本"

'ŁódŹ ŽĐ'.toLowerCase()
//=> "łódź žđ"

'Hello'.toLocaleLowerCase()
//=> "hello"

' \t\n a \u00a0\ufeff'.trim()+'|'
//=> "a|"

'  a '.trimStart()+'|'
//=> "a |"

'  a '.trimEnd()+'|'
//=> "  a|"

[...'a😀b'].length
//=> 3

[...'a😀b']
//=> ["a", "😀", "b"]

'abc'[1]+'abc'['length']
//=> "b3"

'abc'[5]
//=> undefined

'b' in Object('abc')
//=> false

1 in Object('abc')
//=> true

String.prototype.trim.call(null)
//=> !! TypeError: String.prototype.trim called on null or undefined

String.prototype.at.call(undefined, 1)
//=> !! TypeError: String.prototype.at called on null or undefined

String.prototype.toUpperCase.call(true)
//=> "TRUE"

String.prototype.toString.call(1)
//=> !! TypeError: String.prototype.toString requires that 'this' be a String

String.prototype.valueOf.call({})
//=> !! TypeError: String.prototype.valueOf requires that 'this' be a String

String.prototype.valueOf.call(new String('v'))
//=> "v"

'a'<'b'
//=> true

'abc'.length=5
//=> !! TypeError: Cannot assign to read only property 'length' of string 'abc'

Object.prototype.toString.call('a'[Symbol.iterator]())
//=> "[object String Iterator]"

'x'.concat()
//=> "x"

`${[1,2]}${{}}${null}`
//=> "1,2[object Object]null"

'%E4'.length
//=> 3

'tEST'.charAt(0).toUpperCase()+'tEST'.slice(1).toLowerCase()
//=> "Test"

'z'.codePointAt().toString(16)
//=> "7a"

'I'.toLowerCase()
//=> "i"

'ab'.localeCompare('abc')
//=> -1

'aa'.localeCompare('ab')
//=> -1

