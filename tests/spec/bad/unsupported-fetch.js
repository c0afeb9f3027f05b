/*---
requests: { page: 1 }
---*/
export async function page() {
  return await fetch("https://example.com/");
}
