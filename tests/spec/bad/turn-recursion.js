/*---
requests: { page: 1 }
---*/
import { io } from "ctxcheck";
function deeper(n) { return deeper(n + 1) + 1; }
export async function page() {
  await io("db");
  return deeper(0);
}
