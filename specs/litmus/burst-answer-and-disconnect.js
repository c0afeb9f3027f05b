/*---
summary: "in one event-loop pass a is answered and its client goes away"
requests: { a: 1 }
disconnects: 1
bursts: 1
---*/
import { io } from "ctxcheck";
export async function a() { await io("x"); console.log("a answers"); return "a"; }
