/*---
requests: { page: 1 }
---*/
throw new Error("no configuration");
export async function page() { return 1; }
