/*---
requests: { /page: 1 }
---*/
export default { async page() { return 1; } };
