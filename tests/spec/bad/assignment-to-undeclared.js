/*---
requests: { page: 1 }
---*/
export async function page() {
  counter = 1;
}
