/*---
requests: { page: 1 }
---*/
export async function page() {
  page() = 1;
}
