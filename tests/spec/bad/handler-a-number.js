/*---
requests: { page: 1 }
---*/
export const page = 5;
