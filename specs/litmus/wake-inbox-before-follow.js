/*---
summary: "one call of a settles its own followed promise and then b's: c, who follows, sees what b has done"
requests: { a: 1, b: 1, c: 1 }
---*/
import { io } from "ctxcheck";
let p, settle, settleB;
let state = "old";
export async function a() {
  p = new Promise(r => { settle = r; });
  await io("x");
  settle("from a");
  settleB?.("from a");
  return "a";
}
export async function b() { io("hold"); const v = await new Promise(r => { settleB = r; }); state = "new"; return v; }
export async function c() { if (!p) return "early"; return (await p) + " " + state; }
