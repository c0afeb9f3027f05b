/*---
requests: { page: 1 }
flags: [nodejs_compat]
---*/
export async function page() { return 1; }
