/*---
requests: { page: 1 }
---*/
import { load } from "./load.js";
export async function page() { return 1; }
