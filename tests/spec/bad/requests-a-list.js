/*---
requests: [page]
---*/
export async function page() { return 1; }
