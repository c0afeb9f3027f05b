/*---
summary: "as order-process-first-use, but the first use is in a microtask"
requests: { a: 2 }
---*/
import { io } from "ctxcheck";
export async function a() {
  const steps = [];
  await null;
  Promise.resolve().then(() => steps.push("then1"));
  steps.push("before");
  process.nextTick(() => steps.push("tick"));
  Promise.resolve().then(() => steps.push("then2"));
  steps.push("after");
  await io("x");
  return steps.join(" ");
}
