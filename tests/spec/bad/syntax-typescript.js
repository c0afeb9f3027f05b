/*---
requests: { page: 1 }
---*/
export async function page(request: Request) {
  return 1;
}
