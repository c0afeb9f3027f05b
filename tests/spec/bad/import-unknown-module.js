/*---
requests: { page: 1 }
---*/
import { io } from "ctxchek";
export async function page() { return 1; }
