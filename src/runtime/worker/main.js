// The entry of the worker: hands a request to the spec's handler and wraps its result as the model
// does. A module of its own because the spec itself runs unchanged.
import { enter, messageOf, noteThrew } from "ctxcheck-driver";
import "ctxcheck-globals";
import { specs } from "ctxcheck-copies";

const environments = specs.map(() => ({}));

async function answer(handler, request, environment, ctx) {
  try {
    return new Response("ok:" + String(await handler(request, environment, ctx)));
  } catch (error) {
    noteThrew(error);
    return new Response("error:" + messageOf(error));
  }
}

export default {
  fetch(request, env, ctx) {
    const copy = enter(request);
    const spec = specs[copy];
    const environment = environments[copy];
    const handler = request.headers.get("ctxcheck-handler");
    if (handler === null) return spec.default.fetch(request, environment, ctx);
    return answer(spec[decodeURIComponent(handler)], request, environment, ctx);
  },
};
