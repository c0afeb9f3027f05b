/*---
requests: { page: 1 }
timing: { arrive: { save: [0, 5] } }
---*/
export async function page() { return 1; }
