/*---
summary: "b uses the bodies of a request and of responses that a made"
requests: { a: 1, b: 1 }
---*/

// A body belongs to the request that made it, an empty one too; a message without a body to nobody. `text` and
// `json` reject elsewhere; `clone` and `new Request` throw there, and use the body up.
//
// Semantics 8.6: A body belongs to the context that made it.

import { io, current } from "ctxcheck";

let made;

const note = (what, f) => Promise.resolve().then(f).then(
  (v) => console.log(current(), what, v), (e) => console.log(current(), what, "throws", e.message.slice(0, 36)));

const response = (text) => new Response(text);
const request = () => new Request("http://h/", { method: "POST", body: "text" });

export async function a() {
  made = {
    text: response("text"), json: response("{}"), empty: response(""), none: response(), clone: response("text"),
    request: request(), requestText: request(), requestClone: request(), own: response("text"),
    fromJson: Response.json({}),
  };
  await io("hold");
  await note("own", () => made.own.text());
  for (const [name, message] of Object.entries(made)) console.log("a", name, message.bodyUsed);
  return "a";
}

export async function b() {
  if (made === undefined) return "early";
  await note("text", () => made.text.text());
  await note("text again", () => made.text.text());
  await note("json", () => made.json.json());
  await note("from json", () => made.fromJson.json());
  await note("empty", () => made.empty.text());
  await note("none", () => made.none.text());
  await note("none clone", () => made.none.clone().text());
  await note("clone", () => made.clone.clone().bodyUsed);
  await note("clone again", () => made.clone.clone().bodyUsed);
  await note("clone text", () => made.clone.text());
  await note("new Request", () => new Request(made.request).bodyUsed);
  await note("new Request again", () => new Request(made.request).bodyUsed);
  await note("request text", () => made.requestText.text());
  await note("request clone", () => made.requestClone.clone().bodyUsed);
  await note("other body", () => new Request(made.requestText, { body: "other" }).text());
  await note("headers", () => [...made.text.headers].length);
  for (const [name, message] of Object.entries(made)) console.log("b", name, message.bodyUsed);
  return "b";
}
