/*---
, requests: { page: 1 }
---*/
export async function page() { return 1; }
