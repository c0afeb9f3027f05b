/*---
requests: { page: 1 }
---*/
const all = [];
for (;;) all.push([all.length]);
export async function page() { return 1; }
