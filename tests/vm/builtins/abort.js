// AbortController, AbortSignal and DOMException.

new AbortController().signal.aborted
//=> false

(() => {const c=new AbortController(); c.abort(); return [c.signal.aborted,
  c.signal.reason.name, c.signal.reason instanceof Error,
  c.signal.reason instanceof DOMException]})()
//=> [true, "AbortError", true, true]

(() => {const c=new AbortController(); c.abort('why'); c.abort('b'); return c.signal.reason})()
//=> "why"

(() => {const c=new AbortController(); const r=[]; c.signal.addEventListener('abort',
  function(e) {r.push(e.type, this === c.signal, e.target === c.signal)});
  c.signal.onabort=() => r.push('on'); c.abort(); c.abort(); return r.sort()})()
//=> ["abort", "on", true, true]

(() => {const c=new AbortController(); let n=0; const f=() => n++;
  c.signal.addEventListener('abort', f); c.signal.addEventListener('abort', f);
  c.signal.removeEventListener('abort', f); c.abort(); return n})()
//=> 0

(() => {const c=new AbortController(); let n=0; c.signal.addEventListener('abort',
  {handleEvent() {n+=5}}); c.signal.addEventListener('abort', () => n++, {once:true});
  c.abort(); return n})()
//=> 6

(() => {const c=new AbortController(); c.abort();
  try{c.signal.throwIfAborted()}catch(e) {return e.name}})()
//=> "AbortError"

(() => {const c=new AbortController(); c.abort(undefined); return c.signal.reason.name})()
//=> "AbortError"

new AbortController().signal.throwIfAborted()
//=> undefined

AbortSignal.abort().aborted
//=> true

AbortSignal.abort(7).reason
//=> 7

(() => {const a=new AbortController(), b=new AbortController();
  const s=AbortSignal.any([a.signal, b.signal]); b.abort('x'); return [s.aborted, s.reason,
  a.signal.aborted]})()
//=> [true, "x", false]

AbortSignal.any([AbortSignal.abort(3)]).reason
//=> 3

AbortSignal.any([]).aborted
//=> false

(() => {const a=new AbortController(); const s=AbortSignal.any([a.signal]); const r=[];
  s.addEventListener('abort', () => r.push(a.signal.aborted, s.aborted)); a.abort();
  return r})()
//=> [true, true]

// Node.js 20 answers 1
(() => {const c=new AbortController(); c.signal.onabort=1; return c.signal.onabort})()
//=> null

new AbortSignal()
//=> !! TypeError: Illegal constructor

// Node.js 20 answers !! TypeError: Class constructor AbortController cannot be invoked without 'new'
AbortController()
//=> !! TypeError: Constructor AbortController requires 'new'

new DOMException('m', 'N').name
//=> "N"

new DOMException('m').message
//=> "m"

String(new DOMException('m', 'N'))
//=> "N: m"

new DOMException() instanceof Error
//=> true

