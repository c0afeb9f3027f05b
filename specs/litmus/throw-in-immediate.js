/*---
summary: "an exception in a setImmediate callback leaves the request as it is"
requests: { a: 1, b: 1 }
---*/
import { io } from "ctxcheck";
let thrown = 0;
export async function a() { setImmediate(() => { thrown++; throw new Error("in immediate"); }); await io("x"); return "a " + thrown; }
export async function b() { return "b " + thrown; }
