/*---
summary: "abort signals made at module scope: by nobody's request, or not at all"
requests: { page: 2 }
---*/
import { io, current } from "ctxcheck";
const made = [];
function make(name, f) { try { made.push([name, f()]); } catch (e) { made.push([name, e.message.slice(0, 52)]); } }
make("controller", () => new AbortController().signal);
make("abort", () => AbortSignal.abort("gone"));
make("any", () => AbortSignal.any([]));
export async function page() {
  for (const [name, signal] of made) console.log(current(), name, typeof signal === "string" ? signal : signal.aborted);
  return await io("hold");
}
