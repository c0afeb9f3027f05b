/*---
summary: "a request answers with the same Response twice, and reads it twice"
requests: { /page: 1 }
---*/

// A body can be read once, and sending it as the answer reads it.
//
// Semantics 8.6: A body can be used once; answering uses it.

export default {
  async fetch() {
    const note = (what, f) => Promise.resolve().then(f).then(
      (v) => console.log(what, v), (e) => console.log(what, "throws", e.message.slice(0, 100)));
    const once = new Response("text");
    await note("text", () => once.text());
    await note("text again", () => once.text());
    await note("clone", () => once.clone().bodyUsed);
    const message = new Request("http://h/", { method: "POST", body: "text" });
    await note("clone of a request", () => message.clone().text());
    await note("new Request", () => new Request(message).bodyUsed);
    await note("used up", () => message.bodyUsed);
    await note("clone", () => message.clone().bodyUsed);
    await note("new Request again", () => new Request(message).bodyUsed);
    await note("empty", () => new Response().clone().text());
    return once;
  },
};
