/*---
summary: "setImmediate is refused while the module is evaluated"
requests: { a: 1 }
---*/
import { io } from "ctxcheck";
let refused = "armed";
try { setImmediate(() => console.log("called")); } catch { refused = "refused"; }
export async function a() { await io("x"); return refused; }
