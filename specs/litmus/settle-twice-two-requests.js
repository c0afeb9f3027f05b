/*---
summary: "two requests settle the same promise of a: the first counts, for later looks too"
requests: { a: 1, b: 1, c: 1 }
---*/
import { io } from "ctxcheck";
let settle;
export async function a() {
  const hold = io("hold");
  const p = new Promise(r => { settle = r; });
  const first = await p;
  await hold;
  return "a " + first + " " + (await p);
}
export async function b() { settle?.("from b"); return "b"; }
export async function c() { settle?.("from c"); return "c"; }
