/*---
requests: { page: 1 }
---*/
export async function page() {
  with (Math) return abs(-1);
}
