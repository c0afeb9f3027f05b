/*---
requests: { page: 1 }
params: { R: [1, 2] }
---*/
export async function page() { return 1; }
