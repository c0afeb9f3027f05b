/*---
requests: { page: 1 }
disconnects: -1
---*/
export async function page() { return 1; }
