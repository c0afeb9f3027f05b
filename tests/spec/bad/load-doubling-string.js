/*---
requests: { page: 1 }
---*/
let text = "x";
for (;;) text += text;
export async function page() { return 1; }
