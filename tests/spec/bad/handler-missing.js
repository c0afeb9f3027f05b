/*---
requests: { page: 1 }
---*/
export async function pgae() { return 1; }
