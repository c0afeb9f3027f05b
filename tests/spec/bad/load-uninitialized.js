/*---
requests: { page: 1 }
---*/
const doubled = base * 2;
const base = 1;
export async function page() { return 1; }
