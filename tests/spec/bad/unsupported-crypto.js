/*---
requests: { page: 1 }
---*/
export async function page() {
  return globalThis.crypto.randomUUID();
}
