/*---
summary: "a continuation of a that runs in b starts a call there; b answers"
requests: { a: 1, b: 1 }
---*/
import { io, current } from "ctxcheck";
let ready; const isReady = new Promise(r => { ready = r; });
export async function a() {
  const hold = io("hold");
  await isReady;
  let more; try { more = await io("more"); } catch { more = "refused"; }
  console.log("a has", more, "in", current());
  return more + " " + (await hold);
}
export async function b() { ready(); await io("b"); return "b"; }
