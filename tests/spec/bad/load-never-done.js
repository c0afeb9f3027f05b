/*---
requests: { page: 1 }
---*/
await new Promise(() => {});
export async function page() { return 1; }
