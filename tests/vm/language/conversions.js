// Conversions between types, and the operators that convert.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- numbers from values
for (const v of [undefined, null, true, false, "", " ", "0", "-0", "12", " 12 ", "0x1F", "0X1f",
  "0b101", "0o17", "0x", "0xg",
  "1e3", "1E+3", "1e400", "-1e400", "1e-400", "0e999", ".5", "5.", ".", "+5", "-5", "--5", "+-5",
    "Infinity", "-Infinity",
  "infinity", "Inf", "NaN", "abc", "1_000", "12px", "-0x10", "\u00a0\ufeff7\u2029", "\u180e7",
    "9007199254740993",
  "0x20000000000001", "0x20000000000003", "1.7976931348623159e308", "4.9e-324", "2e-324", "3e-324",
    [], [1], [1, 2], {}, [[]],
  [null], ["7"]]) {
  const n = Number(v);
  console.log(`${JSON.stringify(v)} ${Object.is(n, -0) ? "-0" : n}`);
}
//=> undefined NaN
//=> null 0
//=> true 1
//=> false 0
//=> "" 0
//=> " " 0
//=> "0" 0
//=> "-0" -0
//=> "12" 12
//=> " 12 " 12
//=> "0x1F" 31
//=> "0X1f" 31
//=> "0b101" 5
//=> "0o17" 15
//=> "0x" NaN
//=> "0xg" NaN
//=> "1e3" 1000
//=> "1E+3" 1000
//=> "1e400" Infinity
//=> "-1e400" -Infinity
//=> "1e-400" 0
//=> "0e999" 0
//=> ".5" 0.5
//=> "5." 5
//=> "." NaN
//=> "+5" 5
//=> "-5" -5
//=> "--5" NaN
//=> "+-5" NaN
//=> "Infinity" Infinity
//=> "-Infinity" -Infinity
//=> "infinity" NaN
//=> "Inf" NaN
//=> "NaN" NaN
//=> "abc" NaN
//=> "1_000" NaN
//=> "12px" NaN
//=> "-0x10" NaN
//=> " ﻿7 " 7
//=> "᠎7" NaN
//=> "9007199254740993" 9007199254740992
//=> "0x20000000000001" 9007199254740992
//=> "0x20000000000003" 9007199254740996
//=> "1.7976931348623159e308" Infinity
//=> "4.9e-324" 5e-324
//=> "2e-324" 0
//=> "3e-324" 5e-324
//=> [] 0
//=> [1] 1
//=> [1,2] NaN
//=> {} NaN
//=> [[]] 0
//=> [null] 0
//=> ["7"] 7

// ---- text of numbers
console.log([0, -0, 1, -1, 1.5, 0.1, 0.1 + 0.2, 100, 1e20, 123456789012345680000, 1e21, 1.5e21,
  1e22, 123e-20, 1e-6, 1e-7,
  1.5e-7, 123456789.123, 5e-324, 2.5e-323, 1.7976931348623157e308, 2 ** 53, 2 ** 53 + 2, 2 ** 31,
    2 ** 64, 1 / 3, 2 / 3, 1e300,
  4.35, 0.000001234, 1234567890123456, 12345678901234567, NaN, Infinity, -Infinity, -1e-7,
    -1e21].join("\n"));
//=> 0
//=> 0
//=> 1
//=> -1
//=> 1.5
//=> 0.1
//=> 0.30000000000000004
//=> 100
//=> 100000000000000000000
//=> 123456789012345680000
//=> 1e+21
//=> 1.5e+21
//=> 1e+22
//=> 1.23e-18
//=> 0.000001
//=> 1e-7
//=> 1.5e-7
//=> 123456789.123
//=> 5e-324
//=> 2.5e-323
//=> 1.7976931348623157e+308
//=> 9007199254740992
//=> 9007199254740994
//=> 2147483648
//=> 18446744073709552000
//=> 0.3333333333333333
//=> 0.6666666666666666
//=> 1e+300
//=> 4.35
//=> 0.000001234
//=> 1234567890123456
//=> 12345678901234568
//=> NaN
//=> Infinity
//=> -Infinity
//=> -1e-7
//=> -1e+21

// ---- integers of 32 bits
console.log([0, 1.9, -1.9, 2 ** 31, 2 ** 32, 2 ** 32 + 5, -(2 ** 31) - 1, 4294967295, 1e21, -1e21,
  2 ** 53 + 2, NaN, Infinity,
  -Infinity, "7", [8], null,
    undefined].map((v) => `${v | 0} ${v >>> 0} ${~v} ${v << 1} ${v >> 1}`).join("\n"));
//=> 0 0 -1 0 0
//=> 1 1 -2 2 0
//=> -1 4294967295 0 -2 -1
//=> -2147483648 2147483648 2147483647 0 -1073741824
//=> 0 0 -1 0 0
//=> 5 5 -6 10 2
//=> 2147483647 2147483647 -2147483648 -2 1073741823
//=> -1 4294967295 0 -2 -1
//=> -559939584 3735027712 559939583 -1119879168 -279969792
//=> 559939584 559939584 -559939585 1119879168 279969792
//=> 2 2 -3 4 1
//=> 0 0 -1 0 0
//=> 0 0 -1 0 0
//=> 0 0 -1 0 0
//=> 7 7 -8 14 3
//=> 8 8 -9 16 4
//=> 0 0 -1 0 0
//=> 0 0 -1 0 0

// ---- equality and order of every pair
const values = [undefined, null, true, false, 0, -0, 1, -1, 1.5, NaN, Infinity, "", " ", "0", "1",
  "12", "a", "b", "B", [],
  [1], [1, 2], {}, [null], Object(1), Object("a")];
for (const a of values) {
  console.log(values.map((b) => [a == b, a === b, a < b, a <= b, Object.is(a, b), [a].includes(b)]
    .reduce((bits, bit) => bits * 2 + (bit ? 1 : 0), 0).toString(36).toUpperCase().padStart(2,
      "0")).join(" "));
}
//=> 1F 0W 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
//=> 0W 1J 0C 04 04 04 0C 00 0C 00 0C 04 04 04 0C 0C 00 00 00 04 0C 00 00 04 0C 00
//=> 00 00 1J 00 00 00 10 00 0C 00 0C 00 00 00 10 0C 00 00 00 00 10 00 00 00 10 00
//=> 00 04 0C 1J 10 10 0C 00 0C 00 0C 10 10 10 0C 0C 00 00 00 10 0C 00 00 10 0C 00
//=> 00 04 0C 10 1J 1H 0C 00 0C 00 0C 10 10 10 0C 0C 00 00 00 10 0C 00 00 10 0C 00
//=> 00 04 0C 10 1H 1J 0C 00 0C 00 0C 10 10 10 0C 0C 00 00 00 10 0C 00 00 10 0C 00
//=> 00 00 10 00 00 00 1J 00 0C 00 0C 00 00 00 10 0C 00 00 00 00 10 00 00 00 10 00
//=> 00 0C 0C 0C 0C 0C 0C 1J 0C 00 0C 0C 0C 0C 0C 0C 00 00 00 0C 0C 00 00 0C 0C 00
//=> 00 00 00 00 00 00 00 00 1J 00 0C 00 00 00 00 0C 00 00 00 00 00 00 00 00 00 00
//=> 00 00 00 00 00 00 00 00 00 03 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
//=> 00 00 00 00 00 00 00 00 00 00 1J 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
//=> 00 04 0C 10 10 10 0C 00 0C 00 0C 1J 0C 0C 0C 0C 0C 0C 0C 10 0C 0C 0C 10 0C 0C
//=> 00 04 0C 10 10 10 0C 00 0C 00 0C 00 1J 0C 0C 0C 0C 0C 0C 00 0C 0C 0C 00 0C 0C
//=> 00 04 0C 10 10 10 0C 00 0C 00 0C 00 00 1J 0C 0C 0C 0C 0C 00 0C 0C 0C 00 0C 0C
//=> 00 00 10 00 00 00 10 00 0C 00 0C 00 00 00 1J 0C 0C 0C 0C 00 10 0C 0C 00 10 0C
//=> 00 00 00 00 00 00 00 00 00 00 0C 00 00 00 00 1J 0C 0C 0C 00 00 00 0C 00 00 0C
//=> 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 1J 0C 00 00 00 00 00 00 00 10
//=> 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 1J 00 00 00 00 00 00 00 00
//=> 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 0C 0C 1J 00 00 00 0C 00 00 0C
//=> 00 04 0C 10 10 10 0C 00 0C 00 0C 10 0C 0C 0C 0C 0C 0C 0C 1J 0C 0C 0C 04 0C 0C
//=> 00 00 10 00 00 00 10 00 0C 00 0C 00 00 00 10 0C 0C 0C 0C 00 1J 0C 0C 00 04 0C
//=> 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 0C 0C 0C 0C 00 00 1J 0C 00 00 0C
//=> 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 0C 0C 00 00 00 00 1J 00 00 0C
//=> 00 04 0C 10 10 10 0C 00 0C 00 0C 10 0C 0C 0C 0C 0C 0C 0C 04 0C 0C 0C 1J 0C 0C
//=> 00 00 10 00 00 00 10 00 0C 00 0C 00 00 00 10 0C 00 00 00 00 04 00 00 00 1J 00
//=> 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 10 0C 00 00 00 00 00 00 00 1J

// ---- order of conversions
const log = [];
const v = (name, value) => ({ valueOf() { log.push(name); return value; } });
const r = [v("a", 1) < v("b", 2), v("c", 1) > v("d", 2), v("e", 1) <= v("f", 2), v("g", 1) >= v("h",
  2), v("i", 1) + v("j", 2),
  v("k", 5) - v("l", 2), v("m", "x") + v("n", 1), v("o", 1) == v("p", 1), v("q", 3) == 3];
console.log(r.join(), log.join(""));
//=> true,false,true,false,3,3,x1,false,true abcdefghijklmnq

// ---- toPrimitive
const t = (f) => { try { console.log(String(f()));
  } catch (e) { console.log(`${e.name}: ${e.message}`); } };
const both = { valueOf() { return 3; }, toString() { return "s"; } };
t(() => both + 1);
t(() => `${both}`);
t(() => both * 2);
t(() => [both] + "");
t(() => ({ [both]: 1 }).s);
t(() => +{ valueOf() { return {}; }, toString() { return "8"; } });
t(() => +{ valueOf() { return {}; }, toString() { return {}; } });
const hinted = { [Symbol.toPrimitive](hint) { return hint; } };
t(() => hinted + "");
t(() => `${hinted}`);
t(() => Number(hinted));
t(() => hinted == "default");
t(() => +{ [Symbol.toPrimitive]() { return {}; } });
t(() => +{ [Symbol.toPrimitive]: null, valueOf() { return 4; } });
//=> 4
//=> s
//=> 6
//=> s
//=> 1
//=> 8
//=> TypeError: Cannot convert object to primitive value
//=> default
//=> string
//=> NaN
//=> true
//=> TypeError: Cannot convert object to primitive value
//=> 4

// ---- symbols do not convert
const t = (f) => { try { console.log(String(f()));
  } catch (e) { console.log(`${e.name}: ${e.message}`); } };
t(() => Symbol() + 1);
t(() => `${Symbol("x")}`);
t(() => +Symbol());
t(() => Symbol("a") == Symbol("a"));
t(() => Symbol() < 1);
t(() => !Symbol());
t(() => typeof Object(Symbol()));
t(() => Object(Symbol.iterator) == Symbol.iterator);
//=> TypeError: Cannot convert a Symbol value to a number
//=> TypeError: Cannot convert a Symbol value to a string
//=> TypeError: Cannot convert a Symbol value to a number
//=> false
//=> TypeError: Cannot convert a Symbol value to a number
//=> false
//=> object
//=> true

// ---- parseInt and parseFloat
console.log(["0x1f", "  -42abc", "", "9007199254740993", "1e3", "-0x1", "0b1",
  "12345678901234567890", "\u00a05"]
  .map((s) => parseInt(s)).join());
console.log([parseInt("z", 36), parseInt("12", 1), parseInt("12", 37), parseInt("123", 5),
  parseInt("0x1f", 16), parseInt("0x1f", 10),
  parseInt("11", 2), parseInt("7", 0), parseInt("-11", 2), Object.is(parseInt("-0"), -0),
    parseInt(null, 36)].join());
console.log(["3.14abc", ".e1", "-.5e-3x", "Infinityx", "-Infinity", "1e", "1e+", "0x5", "1.2.3",
  "+7", " 8 ", "e5", "-"]
  .map((s) => parseFloat(s)).join());
console.log(isNaN("x"), isNaN(undefined), isFinite("5"), isFinite(NaN));
//=> 31,-42,NaN,9007199254740992,1,-1,0,12345678901234567000,5
//=> 35,NaN,NaN,38,31,0,3,7,-3,true,1112745
//=> 3.14,NaN,-0.0005,Infinity,-Infinity,1,1,0,1.2,7,8,NaN,NaN
//=> true true true false

// ---- URIs
const t = (f) => { try { console.log(String(f()));
  } catch (e) { console.log(`${e.name}: ${e.message}`); } };
t(() => encodeURIComponent("a b/é☃😀-_.!~*'()"));
t(() => decodeURIComponent("%E2%98%83%20%F0%9F%98%80"));
t(() => encodeURI("http://a/b c?x=é#h"));
t(() => decodeURI("%2F%41%23"));
t(() => decodeURIComponent("%"));
t(() => decodeURIComponent("%ff"));
t(() => decodeURIComponent("%C0%80"));
t(() => encodeURIComponent("\ud800"));
//=> a%20b%2F%C3%A9%E2%98%83%F0%9F%98%80-_.!~*'()
//=> ☃ 😀
//=> http://a/b%20c?x=%C3%A9#h
//=> %2FA%23
//=> URIError: URI malformed
//=> URIError: URI malformed
//=> URIError: URI malformed
//=> URIError: URI malformed

// ---- typeof
console.log([undefined, null, true, 1, "", Symbol(), {}, [], () => {}, class {}, Math.max,
  (() => {}).bind(null),
  new Proxy(() => {}, {}), new Proxy({}, {})].map((v) => typeof v).join());
//=> undefined,object,boolean,number,string,symbol,object,object,function,function,function,function,function,object
