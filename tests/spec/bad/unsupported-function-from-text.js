/*---
requests: { page: 1 }
---*/
export async function page() {
  return new Function("return 1")();
}
