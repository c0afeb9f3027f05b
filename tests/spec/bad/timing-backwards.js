/*---
requests: { page: 1 }
timing:
  io: { db: [50, 5] }
---*/
export async function page() { return 1; }
