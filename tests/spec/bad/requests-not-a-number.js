/*---
requests: { page: many }
---*/
export async function page() { return 1; }
