/*---
requests: { page: 1 }
check: [hung]
expect: [stuck]
---*/
export async function page() { return 1; }
