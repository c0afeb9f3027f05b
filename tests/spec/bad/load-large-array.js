/*---
requests: { page: 1 }
---*/
const all = new Array(1e9).fill(0);
export async function page() { return 1; }
