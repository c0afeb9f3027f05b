// The methods of arrays that look at elements: callbacks, searches, iterators, joins.

[1, 2, 3].at(-1)
//=> 3

[1, 2, 3].at(5)
//=> undefined

[].at()
//=> undefined

[1].concat([2], [3, [4]], 5)
//=> [1, 2, 3, [4], 5]

[1,, 3].concat([, 4])
//=> [1, hole, 3, hole, 4]

JSON.stringify([1,, 3].concat([, 4]))
//=> "[1,null,3,null,4]"

[...[1, 2].entries()]
//=> [[0, 1], [1, 2]]

[...[1,, 2].keys()]
//=> [0, 1, 2]

[...['a', 'b'].values()]
//=> ["a", "b"]

[1, 2, 3].every(x => x>0)
//=> true

[1, 2, 3, 4].filter(x => x%2)
//=> [1, 3]

[1,, undefined, 4].filter(() => true).length
//=> 3

[5, 6, 7].find(x => x>5)
//=> 6

[5, 6, 7].find(x => x>9)
//=> undefined

[5, 6, 7].findIndex(x => x>5)
//=> 1

[5, 6, 7].findLast(x => x<7)
//=> 6

[5, 6, 7].findLastIndex(x => x>9)
//=> -1

[, 1].findIndex(x => x === undefined)
//=> 0

[1, [2, [3, [4]]]].flat()
//=> [1, 2, [3, [4]]]

[1, [2, [3, [4]]]].flat(Infinity)
//=> [1, 2, 3, 4]

[1, [2, [3, [4]]]].flat(0)
//=> [1, [2, [3, [4]]]]

[1,, [2,, 3]].flat().length
//=> 3

[1, 2].flatMap(x => [x, [x*2]])
//=> [1, [2], 2, [4]]

[1, 2].flatMap(3)
//=> !! TypeError: flatMap mapper function is not callable

[1, 2, NaN].includes(NaN)
//=> true

[1, 2, 3].includes(1, 1)
//=> false

[1, 2, 3].includes(3, -1)
//=> true

[,].includes(undefined)
//=> true

[1, 2, NaN].indexOf(NaN)
//=> -1

[1, 2, 1].indexOf(1, 1)
//=> 2

[1, 2, 1].indexOf(1, -1)
//=> 2

[1, 2, 1].lastIndexOf(1)
//=> 2

[1, 2, 1].lastIndexOf(1, -2)
//=> 0

[1, 2, 1].lastIndexOf(1, 1)
//=> 0

[1, 2, 1].lastIndexOf(9)
//=> -1

[1, 2, 1].lastIndexOf(1, undefined)
//=> 0

[1, null, undefined, 'x', [1, [2]]].join()
//=> "1,,,x,1,2"

[1, 2].join('-')
//=> "1-2"

[1, 2].join(undefined)
//=> "1,2"

[].join()
//=> ""

[1, 2, 3].map(x => x*2)
//=> [2, 4, 6]

[1,, 3].map(x => x*2).length
//=> 3

1 in [1,, 3].map(x => x*2)
//=> false

['1', '2', '3'].map(Number)
//=> [1, 2, 3]

['1', '2', '3'].map(parseInt)
//=> [1, NaN, NaN]

[1, 2, 3].reduce((a, b) => a+b)
//=> 6

[1, 2, 3].reduce((a, b) => a+b, 'x')
//=> "x123"

[].reduce((a, b) => a+b)
//=> !! TypeError: Reduce of empty array with no initial value

[].reduce((a, b) => a+b, 0)
//=> 0

[1, 2, 3].reduceRight((a, b) => a+'-'+b)
//=> "3-2-1"

[,,].reduceRight((a, b) => a)
//=> !! TypeError: Reduce of empty array with no initial value

[1, 2, 3, 4].slice(1, -1)
//=> [2, 3]

[1, 2, 3, 4].slice(-2)
//=> [3, 4]

[1, 2, 3, 4].slice()
//=> [1, 2, 3, 4]

[1,, 3].slice(0, 2).length
//=> 2

[1, 2, 3].some(x => x>2)
//=> true

[].some(x => true)
//=> false

[1, 2, 3].toString()
//=> "1,2,3"

[1234.5, null, 'a'].toLocaleString()
//=> "1,234.5,,a"

[...[1, 2, 3]]
//=> [1, 2, 3]

(() => {const a=[]; a[3]=1; return [a.length, a]})()
//=> [4, [hole, hole, hole, 1]]

[1, 2, 3].map('x')
//=> !! TypeError: x is not a function

[1, 2, 3].forEach()
//=> !! TypeError: undefined is not a function

[1].map(null)
//=> !! TypeError: null is not a function

[1].map({})
//=> !! TypeError: #<Object> is not a function

[1].map([])
//=> !! TypeError: [object Array] is not a function

[1].find(1)
//=> !! TypeError: 1 is not a function

[1, 2].reduce(1)
//=> !! TypeError: 1 is not a function

[0].concat({length:1, 0:'x', [Symbol.isConcatSpreadable]:true})
//=> [0, "x"]

[[1, 2], [3]].toString()
//=> "1,2,3"

[undefined, null].toString()
//=> ","

[1, 2, 3].entries().next()
//=> {"value":[0,1],"done":false} [object Object]

JSON.stringify([1, 2, 3].entries().next())
//=> "{\"value\":[0,1],\"done\":false}"

typeof Array.prototype[Symbol.iterator]
//=> "function"

Array.prototype[Symbol.iterator] === Array.prototype.values
//=> true

[1, 2, 3].lastIndexOf(3, -5)
//=> -1

[1, 2, 3].indexOf(3, -5)
//=> 2

[..."ab"].map((c, i) => c+i).join()
//=> "a0,b1"

