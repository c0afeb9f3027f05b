/*---
summary: "followers wake in the order in which they began to follow, after the owner"
requests: { a: 1, b: 1, c: 1 }
---*/
import { io } from "ctxcheck";
let p;
const order = [];
const goOn = who => { order.push(who); return order.join(" "); };
export async function a() { p = io("x"); await p; return goOn("a"); }
export async function b() { if (!p) return "early"; await p; return goOn("b"); }
export async function c() { if (!p) return "early"; await p; return goOn("c"); }
