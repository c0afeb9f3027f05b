/*---
summary: "a settles b's promise and then its own, which c follows: b goes on first"
requests: { a: 1, b: 1, c: 1 }
---*/
import { io } from "ctxcheck";
let p, settle, settleB;
const order = [];
const goOn = who => { order.push(who); return order.join(" "); };
export async function a() {
  p = new Promise(r => { settle = r; });
  await io("x");
  settle("from a");
  settleB?.("from a");
  await io("y");
  return "a";
}
export async function b() { io("hold"); await new Promise(r => { settleB = r; }); return goOn("b"); }
export async function c() { if (!p) return "early"; await p; return goOn("c"); }
