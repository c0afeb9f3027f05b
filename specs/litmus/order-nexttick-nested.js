/*---
summary: "process.nextTick inside microtasks takes its place in the one queue"
requests: { a: 1 }
---*/
export async function a() {
  const steps = [];
  await new Promise(done => {
    Promise.resolve().then(() => { steps.push("then1"); process.nextTick(() => steps.push("tick-in-then")); queueMicrotask(() => steps.push("micro-in-then")); });
    process.nextTick(() => { steps.push("tick1"); Promise.resolve().then(() => steps.push("then-in-tick")); });
    queueMicrotask(() => { steps.push("micro1"); process.nextTick(() => { steps.push("tick-in-micro"); done(); }); });
  });
  return steps.join(" ");
}
