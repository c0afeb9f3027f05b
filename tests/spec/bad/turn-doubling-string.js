/*---
requests: { page: 1 }
---*/
import { io } from "ctxcheck";
export async function page() {
  await io("db");
  let text = "x";
  for (;;) text += text;
}
