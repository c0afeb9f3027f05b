/*---
requests: { page: 1 }
---*/
const text = "x".repeat(1e9);
export async function page() { return 1; }
