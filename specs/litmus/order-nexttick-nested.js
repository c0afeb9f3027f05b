/*---
summary: "a nests process.nextTick, queueMicrotask and then; in which order do they run?"
requests: { a: 1 }
---*/

// The first use of `process` runs what waits, so `then1` and what it queues come first. From there
// on the three kinds stand in one queue, in the order in which they were queued: `then-in-tick` was
// queued before `tick-in-micro`.
//
// Semantics 1.4: process.nextTick and queueMicrotask are in one queue with the reactions, in
//   order.
// Semantics 1.4/process: The first use of `process`, outside microtasks, runs the microtasks that
//   wait.

export async function a() {
  const steps = [];
  await new Promise(resolve => {
    Promise.resolve().then(() => {
      steps.push("then1");
      process.nextTick(() => steps.push("tick-in-then"));
      queueMicrotask(() => steps.push("micro-in-then"));
    });
    process.nextTick(() => {
      steps.push("tick1");
      Promise.resolve().then(() => steps.push("then-in-tick"));
    });
    queueMicrotask(() => {
      steps.push("micro1");
      process.nextTick(() => {
        steps.push("tick-in-micro");
        resolve();
      });
    });
  });
  return steps.join(" ");
}
