/*---
requests: { page: 1 }
---*/
export async function page() {
  return new WeakRef({}).deref();
}
