/*---
requests: { page: 1 }
---*/
let n = 0;
for (;;) n++;
export async function page() { return 1; }
