/*---
requests: { page: 1 }
---*/
export async function page() {
  const { io } = await import("ctxcheck");
  return await io("db");
}
