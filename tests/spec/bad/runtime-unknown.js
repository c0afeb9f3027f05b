/*---
requests: { page: 1 }
runtime: workerd-1999-01-01
---*/
export async function page() { return 1; }
