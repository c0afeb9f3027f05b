// Async generators: how many jobs each step takes.
// Each case is a program with the lines it prints, as language_test.cpp reads them.

// ---- ticks of async generator
const l = [];
let q = Promise.resolve();
for (let i = 0; i < 16; i++) q = q.then(() => l.push(i));
async function* g() {
  l.push("s");
  yield 1;
  l.push("m");
  yield 2;
  l.push("e");
}
(async () => {
  for await (const x of g()) l.push("x" + x);
  l.push("end");
})();
q.then(() => console.log(l.join()));
//=> s,0,1,x1,m,2,3,x2,e,4,end,5,6,7,8,9,10,11,12,13,14,15

// ---- ticks of return in async generator
const l = [];
let q = Promise.resolve();
for (let i = 0; i < 12; i++) q = q.then(() => l.push(i));
async function* g() {
  return 1;
}
async function* h() {}
async function* k() {
  yield 1;
}
g()
  .next()
  .then(() => l.push("ret"));
h()
  .next()
  .then(() => l.push("fall"));
k()
  .next()
  .then(() => l.push("yield"));
const c = h();
c.next();
c.return(5).then(() => l.push("compl-ret"));
h()
  .return(1)
  .then(() => l.push("start-ret"));
const kk = k();
kk.next();
kk.return(2).then(() => l.push("yield-ret"));
q.then(() => console.log(l.join()));
//=> 0,fall,1,ret,yield,compl-ret,start-ret,2,yield-ret,3,4,5,6,7,8,9,10,11

// ---- ticks of delegate
const l = [];
let q = Promise.resolve();
for (let i = 0; i < 30; i++) q = q.then(() => l.push(i));
async function* a() {
  yield 1;
  yield 2;
  return 3;
}
async function* b() {
  const r = yield* a();
  l.push("r" + r);
}
async function* c() {
  yield* [1, 2];
}
(async () => {
  for await (const x of b()) l.push("b" + x);
  l.push("bend");
})();
(async () => {
  for await (const x of c()) l.push("c" + x);
  l.push("cend");
})();
q.then(() => console.log(l.join()));
//=> 0,1,2,b1,c1,3,4,5,b2,c2,6,7,r3,8,bend,cend,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29

// ---- ticks of for await over sync
const l = [];
let q = Promise.resolve();
for (let i = 0; i < 20; i++) q = q.then(() => l.push(i));
(async () => {
  for await (const x of [1, Promise.resolve(2)]) l.push("x" + x);
  l.push("end");
})();
(async () => {
  for await (const x of [1, 2]) break;
  l.push("brk");
})();
q.then(() => console.log(l.join()));
//=> 0,1,x1,2,brk,3,x2,4,5,end,6,7,8,9,10,11,12,13,14,15,16,17,18,19

// ---- ticks of break
const l = [];
let q = Promise.resolve();
for (let i = 0; i < 20; i++) q = q.then(() => l.push(i));
async function* g() {
  try {
    yield 1;
    yield 2;
  } finally {
    l.push("fin");
  }
}
(async () => {
  for await (const x of g()) break;
  l.push("after");
})();
(async () => {
  try {
    for await (const x of g()) throw 1;
  } catch {
    l.push("caught");
  }
})();
q.then(() => console.log(l.join()));
//=> 0,1,2,fin,fin,3,after,caught,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19
