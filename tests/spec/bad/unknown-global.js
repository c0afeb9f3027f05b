/*---
requests: { page: 1 }
---*/
let jobs = [];
export async function page() {
  return job.length;
}
