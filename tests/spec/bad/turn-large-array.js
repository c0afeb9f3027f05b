/*---
requests: { page: 1 }
---*/
import { io } from "ctxcheck";
export async function page() {
  await io("db");
  return new Array(1e9).fill(0).length;
}
