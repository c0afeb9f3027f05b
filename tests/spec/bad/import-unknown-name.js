/*---
requests: { page: 1 }
---*/
import { io, slep } from "ctxcheck";
export async function page() { return 1; }
