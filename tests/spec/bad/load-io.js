/*---
requests: { page: 1 }
---*/
import { io } from "ctxcheck";
const rows = io("db");
export async function page() { return 1; }
