// Math: the functions whose results are exact or correctly rounded.

Math.abs(-5)
//=> 5

Math.max()
//=> -Infinity

Math.min()
//=> Infinity

Math.max(1, '3', 2)
//=> 3

Math.max(1, NaN)
//=> NaN

Object.is(Math.max(-0, 0), 0)
//=> true

Object.is(Math.min(0, -0), -0)
//=> true

Math.round(2.5)
//=> 3

Math.round(-2.5)
//=> -2

Object.is(Math.round(-0.4), -0)
//=> true

Math.round(0.49999999999999994)
//=> 0

Math.round(-0.5)
//=> -0

Math.round(4503599627370497.5)
//=> 4503599627370498

Math.round(9007199254740991)
//=> 9007199254740991

Math.round(NaN)
//=> NaN

Math.round(-Infinity)
//=> -Infinity

Math.floor(-1.5)
//=> -2

Math.ceil(-1.5)
//=> -1

Math.trunc(-1.5)
//=> -1

Math.sign(-3)
//=> -1

Math.sqrt(2)
//=> 1.4142135623730951

Math.cbrt(27)
//=> 3

Math.hypot(3, 4)
//=> 5

Math.hypot()
//=> 0

Math.hypot(1, 2, 3)
//=> 3.741657386773941

Math.hypot(NaN, Infinity)
//=> Infinity

Math.pow(2, 10)
//=> 1024

Math.pow(1, Infinity)
//=> NaN

Math.pow(NaN, 0)
//=> 1

Math.pow(2, 0.5)
//=> 1.4142135623730951

Math.exp(1)
//=> 2.718281828459045

Math.log(10)
//=> 2.302585092994046

Math.log2(8)
//=> 3

Math.log10(1000)
//=> 3

Math.atan2(1, 1)
//=> 0.7853981633974483

Math.fround(5.5)
//=> 5.5

Math.fround(5.05)
//=> 5.050000190734863

Math.clz32(1)
//=> 31

Math.clz32(0)
//=> 32

Math.imul(0xffffffff, 5)
//=> -5

Math.imul(123456789, 987654321)
//=> -67153019

Math.PI
//=> 3.141592653589793

Math.E
//=> 2.718281828459045

Object.prototype.toString.call(Math)
//=> "[object Math]"

Math.max(...[1, 5, 3])
//=> 5

Math.max(Symbol())
//=> !! TypeError: Cannot convert a Symbol value to a number

Math.max({valueOf() {return 7}})
//=> 7

