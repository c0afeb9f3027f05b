/*---
requests: { page: 1 }
bursts: 0.5
---*/
export async function page() { return 1; }
