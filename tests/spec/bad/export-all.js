/*---
requests: { page: 1 }
---*/
export * from "ctxcheck";
export async function page() { return 1; }
