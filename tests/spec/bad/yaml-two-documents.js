/*---
requests: { page: 1 }
---
summary: x
---*/
export async function page() { return 1; }
