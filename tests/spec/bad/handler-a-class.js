/*---
requests: { page: 1 }
---*/
export class page {}
