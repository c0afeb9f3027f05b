/*---
requests: { page: 1 }
---*/
// café
export async function page() { return 1; }
