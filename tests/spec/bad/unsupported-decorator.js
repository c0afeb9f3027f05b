/*---
requests: { page: 1 }
---*/
@logged
export async function page() { return 1; }
