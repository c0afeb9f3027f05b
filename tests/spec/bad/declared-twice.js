/*---
requests: { page: 1 }
---*/
let jobs = [];
export async function page() { return 1; }
const jobs = [];
