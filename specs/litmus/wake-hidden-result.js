/*---
summary: "b follows a's promise; the follow has b's inbox signalled early, before c's"
requests: { a: 1, b: 1, c: 1 }
---*/
import { io } from "ctxcheck";
let p, settleB, settleC;
const order = [];
const goOn = who => { order.push(who); return order.join(" "); };
export async function a() { p = io("x"); await p; await null; settleC?.(); settleB?.(); await io("y"); return "a"; }
export async function b() { if (!p) return "early"; p.then(() => {}); io("hold"); await new Promise(r => { settleB = r; }); return goOn("b"); }
export async function c() { io("hold"); await new Promise(r => { settleC = r; }); return goOn("c"); }
