/*---
summary: "nobody comes"
---*/
export async function page() { return 1; }
