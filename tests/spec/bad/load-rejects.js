/*---
requests: { page: 1 }
---*/
await Promise.reject(new Error("no configuration"));
export async function page() { return 1; }
