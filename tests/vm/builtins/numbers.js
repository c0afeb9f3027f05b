// Number and Boolean, and numbers as text.

Number('12')+Number('0x1f')+Number('')+Number(' 1 ')+Number(null)
//=> 44

Number('1e3')
//=> 1000

Number('a')
//=> NaN

Number(undefined)
//=> NaN

Number()
//=> 0

Number([5])
//=> 5

Number(true)
//=> 1

Number(Symbol())
//=> !! TypeError: Cannot convert a Symbol value to a number

new Number(5)+1
//=> 6

typeof new Number(5)
//=> "object"

Number.EPSILON
//=> 2.220446049250313e-16

Number.MAX_SAFE_INTEGER
//=> 9007199254740991

Number.MAX_VALUE
//=> 1.7976931348623157e+308

Number.MIN_VALUE
//=> 5e-324

Number.isInteger(5.0)
//=> true

Number.isInteger(5.5)
//=> false

Number.isInteger('5')
//=> false

Number.isSafeInteger(2**53)
//=> false

Number.isFinite(Infinity)
//=> false

Number.isFinite('5')
//=> false

Number.isNaN(NaN)
//=> true

Number.isNaN('x')
//=> false

Number.parseFloat('1.5abc')
//=> 1.5

Number.parseFloat === parseFloat
//=> true

Number.parseInt === parseInt
//=> true

parseInt('0x1F')
//=> 31

parseInt('12', 3)
//=> 5

parseInt('z', 36)
//=> 35

parseInt('')
//=> NaN

parseFloat('.5.')
//=> 0.5

parseFloat('-Infinityx')
//=> -Infinity

isNaN('x')
//=> true

isFinite('5')
//=> true

(255).toString(16)
//=> "ff"

(255).toString(2)
//=> "11111111"

(0.5).toString(2)
//=> "0.1"

(0.1).toString(3)
//=> "0.0022002200220022002200220022002201"

(0.1).toString(2)
//=> "0.0001100110011001100110011001100110011001100110011001101"

(-255.255).toString(36)
//=> "-73.96ha2voha"

(1/3).toString(16)
//=> "0.55555555555554"

(123.456).toString(8)
//=> "173.3513615237574734"

(1e-7).toString(5)
//=> "0.000000000044201334330402232142411"

NaN.toString(2)
//=> "NaN"

(0).toString(2)
//=> "0"

(-0).toString(2)
//=> "0"

(1).toString(37)
//=> !! RangeError: toString() radix argument must be between 2 and 36

(1).toString(1)
//=> !! RangeError: toString() radix argument must be between 2 and 36

(1).toString(undefined)
//=> "1"

(1e21).toString()
//=> "1e+21"

(123456789012345680000).toString()
//=> "123456789012345680000"

(1e-7).toString()
//=> "1e-7"

(0.000001).toString()
//=> "0.000001"

(1.5).toFixed()
//=> "2"

(2.5).toFixed(0)
//=> "3"

(-2.5).toFixed(0)
//=> "-3"

(0.5).toFixed(0)
//=> "1"

(1.005).toFixed(2)
//=> "1.00"

(1.45).toFixed(1)
//=> "1.4"

(123.456).toFixed(10)
//=> "123.4560000000"

(1e21).toFixed(2)
//=> "1e+21"

(1e20).toFixed(2)
//=> "100000000000000000000.00"

(0).toFixed(2)
//=> "0.00"

(-0).toFixed(2)
//=> "0.00"

(-1e-10).toFixed(2)
//=> "-0.00"

(0.000001).toFixed(7)
//=> "0.0000010"

(1.23e-10).toFixed(2)
//=> "0.00"

(123.456).toFixed(101)
//=> !! RangeError: toFixed() digits argument must be between 0 and 100

(5e-324).toFixed(100)
//=> "0.0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"

NaN.toFixed(2)
//=> "NaN"

(99.995).toFixed(2)
//=> "100.00"

(9.99).toFixed(1)
//=> "10.0"

(0.1+0.2).toFixed(20)
//=> "0.30000000000000004441"

(123.456).toPrecision(4)
//=> "123.5"

(0.000123).toPrecision(2)
//=> "0.00012"

(1e-7).toPrecision(3)
//=> "1.00e-7"

(123456).toPrecision(2)
//=> "1.2e+5"

(123456).toPrecision(6)
//=> "123456"

(99.99).toPrecision(3)
//=> "100"

(0).toPrecision(3)
//=> "0.00"

(1.25).toPrecision(2)
//=> "1.3"

(1e21).toPrecision(3)
//=> "1.00e+21"

(123).toPrecision()
//=> "123"

(123).toPrecision(0)
//=> !! RangeError: toPrecision() argument must be between 1 and 100

(123).toPrecision(101)
//=> !! RangeError: toPrecision() argument must be between 1 and 100

(1.5).toPrecision(100)
//=> "1.500000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"

Infinity.toPrecision(2)
//=> "Infinity"

(123456).toExponential()
//=> "1.23456e+5"

(123456).toExponential(2)
//=> "1.23e+5"

(0).toExponential()
//=> "0e+0"

(0).toExponential(2)
//=> "0.00e+0"

(1.5e-9).toExponential(0)
//=> "1e-9"

(25).toExponential(0)
//=> "3e+1"

(0.00015).toExponential(1)
//=> "1.5e-4"

(12345).toExponential(100)
//=> "1.2345000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000e+4"

(1).toExponential(101)
//=> !! RangeError: toExponential() argument must be between 0 and 100

NaN.toExponential(1)
//=> "NaN"

(-1.5).toExponential(3)
//=> "-1.500e+0"

(1234567.891).toLocaleString()
//=> "1,234,567.891"

(1234.5).toLocaleString()
//=> "1,234.5"

(0).toLocaleString()
//=> "0"

(-0).toLocaleString()
//=> "-0"

(999.9995).toLocaleString()
//=> "1,000"

(1.0005).toLocaleString()
//=> "1.001"

(-1234).toLocaleString()
//=> "-1,234"

(1e21).toLocaleString()
//=> "1,000,000,000,000,000,000,000"

NaN.toLocaleString()
//=> "NaN"

Infinity.toLocaleString()
//=> "∞"

(0.1).toLocaleString()
//=> "0.1"

(1e-5).toLocaleString()
//=> "0"

(12).toLocaleString('en-US')
//=> "12"

Number.prototype.valueOf.call('x')
//=> !! TypeError: Number.prototype.valueOf requires that 'this' be a Number

Number.prototype.toString.call('x')
//=> !! TypeError: Number.prototype.toString requires that 'this' be a Number

Number.prototype.toFixed.call('x')
//=> !! TypeError: Number.prototype.toFixed requires that 'this' be a Number

Boolean('')+Boolean('a')
//=> 1

new Boolean(false)?1:2
//=> 1

Boolean.prototype.valueOf.call(1)
//=> !! TypeError: Boolean.prototype.valueOf requires that 'this' be a Boolean

true.toString()
//=> "true"

JSON.stringify([new Number(1), new Boolean(true)])
//=> "[1,true]"

Boolean([])
//=> true

0.1+0.2
//=> 0.30000000000000004

1/3
//=> 0.3333333333333333

5e-324
//=> 5e-324

1.7976931348623157e308
//=> 1.7976931348623157e+308

100
//=> 100

1e100
//=> 1e+100

123456789.123456789
//=> 123456789.12345679

-1e-7
//=> -1e-7

2**53
//=> 9007199254740992

(25).toString(36)
//=> "p"

