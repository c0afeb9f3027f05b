// The entry of a live worker: hands every request to it as it came from its client. A module of its
// own because a live worker answers by itself, unlike a spec.
import { enter } from "ctxcheck-driver";
import "ctxcheck-globals";
import { environment, worker } from "ctxcheck-deployment";

if (typeof worker?.fetch !== "function") {
  throw new TypeError("the worker must export an object with a function `fetch` as its default");
}

export default {
  fetch(request, env, ctx) {
    enter(request);
    const headers = new Headers(request.headers);
    for (const header of [...headers.keys()]) {
      if (header.startsWith("ctxcheck-")) headers.delete(header);
    }
    return worker.fetch(new Request(request, { headers }), environment, ctx);
  },
};
