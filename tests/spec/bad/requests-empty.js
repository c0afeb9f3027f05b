/*---
requests: {}
---*/
export async function page() { return 1; }
