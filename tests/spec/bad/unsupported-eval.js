/*---
requests: { page: 1 }
---*/
export async function page() {
  return eval("1");
}
