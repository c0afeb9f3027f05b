/*---
requests: { page: 1 }
---*/
setTimeout(() => {}, 1);
export async function page() { return 1; }
