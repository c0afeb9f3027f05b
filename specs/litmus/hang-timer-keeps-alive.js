/*---
summary: "an armed timer keeps a request from being cancelled, until it has fired"
requests: { a: 1 }
---*/
export async function a() { setTimeout(() => console.log("fired"), 5); await new Promise(() => {}); }
