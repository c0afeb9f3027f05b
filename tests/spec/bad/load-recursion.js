/*---
requests: { page: 1 }
---*/
function deeper(n) { return deeper(n + 1) + 1; }
deeper(0);
export async function page() { return 1; }
