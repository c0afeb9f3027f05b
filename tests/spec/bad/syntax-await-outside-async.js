/*---
requests: { page: 1 }
---*/
export function page() {
  return await 1;
}
