/*---
requests: { page: 1 }
---*/
import { io } from "ctxcheck";
export async function page() {
  await io("db");
  for (;;) await null;
}
