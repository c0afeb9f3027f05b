/*---
requests: { page: 1 }
bursts: 0
bursts: 1
---*/
export async function page() { return 1; }
