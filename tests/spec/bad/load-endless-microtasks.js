/*---
requests: { page: 1 }
---*/
const again = () => queueMicrotask(again);
again();
export async function page() { return 1; }
