/*---
requests: { page: 1000 }
---*/
export async function page() { return 1; }
