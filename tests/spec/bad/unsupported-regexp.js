/*---
requests: { page: 1 }
---*/
export async function page() {
  return "a".replace(/a/g, "b");
}
