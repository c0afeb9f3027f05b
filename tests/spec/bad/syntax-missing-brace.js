/*---
requests: { page: 1 }
---*/
export async function page() {
  if (true) {
    return 1;
}
