/*---
requests: { page: 1 }
check: [dead-setle]
---*/
export async function page() { return 1; }
