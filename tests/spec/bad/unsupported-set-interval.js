/*---
requests: { page: 1 }
---*/
setInterval(() => {}, 10);
export async function page() { return 1; }
