/*---
requests: { page: 1 }
expect: hung
---*/
export async function page() { return 1; }
