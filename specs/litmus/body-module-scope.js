/*---
summary: "the module makes messages with bodies, and without"
requests: { /page: 2 }
---*/

// A body belongs to a request, so none can be made while the module is loaded; a message without one belongs to nobody.
//
// Semantics 8.6/scope: No body can be made at module scope.

const attempt = (make) => {
  try {
    return make().bodyUsed;
  } catch (error) {
    return error.message.slice(0, 36);
  }
};

const results = [
  attempt(() => new Response("text")),
  attempt(() => new Response("")),
  attempt(() => Response.json({})),
  attempt(() => new Request("http://h/", { method: "POST", body: "text" })),
  attempt(() => new Response()),
  attempt(() => new Response(null)),
  attempt(() => new Request("http://h/")),
  attempt(() => new Response().clone()),
  attempt(() => new Request(new Request("http://h/"), { method: "POST" })),
];
const shared = new Response();

export default {
  async fetch() {
    results.forEach((result, i) => console.log(i, result));
    console.log("shared", await shared.clone().text(), await shared.text());
    return shared;
  },
};
