/*---
summary: "a continuation of a that runs in b arms a timer there; b answers"
requests: { a: 1, b: 1 }
---*/
import { io, sleep, current } from "ctxcheck";
let ready; const isReady = new Promise(r => { ready = r; });
export async function a() {
  const hold = io("hold");
  await isReady;
  await sleep(5);
  console.log("a woke in", current());
  return await hold;
}
export async function b() { ready(); await io("b"); return "b"; }
