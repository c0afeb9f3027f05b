/*---
requests: { page: 1 }
---*/
async function page() { return 1; }
