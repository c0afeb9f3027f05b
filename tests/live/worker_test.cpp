// What a live worker finds on the real runtime: requests, fetch, timers, bindings, as it would in
// production but held. Its own file because it needs the runtime, and nothing else.
#include "live/live_fixture.hpp"
#include "runtime/runtime_fixture.hpp"

namespace {

using namespace ctxcheck;
using namespace ctxcheck::test_support;

// The default export around the body of its handler.
std::string handler(const std::string& body) {
  return "export default { async fetch(request, env, ctx) {\n" + body + "\n} };\n";
}

class LiveWorkers : public LiveTest {
 protected:
  void SetUp() override {
    if (const auto reason = no_runtime(model::profiles().front().name)) GTEST_SKIP() << *reason;
  }
};

TEST_F(LiveWorkers, RequestsArriveAsTheyAreDescribed) {
  const Outcomes found = outcomes_of(
      handler(
          "return new Response([request.method, request.url, request.headers.get('x-a'),\n"
          "  [...request.headers.keys()].filter((name) => name.startsWith('ctxcheck')).length,\n"
          "  await request.text()].join(' '), { status: 418 });"),
      "requests: { save: { path: '/save?a=%20b', method: POST, headers: { x-a: y }, json: [1] } }");
  EXPECT_EQ(found, (Outcomes{{"save ok:POST http://localhost/save?a=%20b y 0 [1]", 1}}));
}

TEST_F(LiveWorkers, CallsAreAnsweredByPatternsInTheirOrder) {
  const Outcomes found = outcomes_of(
      handler("const one = await fetch('https://a.test/x?y=1', { method: 'POST', body: 'z' });\n"
              "const two = await fetch(new Request('https://a.test/x'));\n"
              "const three = await fetch('https://b.test/');\n"
              "return new Response([one.status, one.url, one.headers.get('x-h'),\n"
              "  await one.json(), two.status, await two.text(), three.status,\n"
              "  await three.text()].join(' '));"),
      "requests: { /: 1 }\n"
      "replies:\n"
      "  - { url: 'a.test/*', method: POST, status: 201, headers: { x-h: v }, json: "
      "Gr\u00fc\u00dfe }\n"
      "  - { url: 'https://a.test/x', body: found }\n");
  EXPECT_EQ(found,
            (Outcomes{{"/ ok:201 https://a.test/x?y=1 v Gr\u00fc\u00dfe 200 found 200 ", 1}}));
}

TEST_F(LiveWorkers, CallsAreHeldAndNamedAndMayFail) {
  const spec::Spec worker =
      (write("worker.js", handler("try { await fetch('https://a.test/'); } catch (e) { "
                                  "return new Response(e.message); }\n"
                                  "await fetch('https://a.test/');\n"
                                  "return new Response('both');")),
       load(write("worker.live.yaml",
                  "requests: { /: 1 }\n"
                  "replies: [ { url: 'a.test/', name: users } ]\n"
                  "failures: [users]\n")));
  EXPECT_EQ(outcomes(worker, model::profiles().front().name),
            (Outcomes{{"/ ok:Network connection lost.", 1},
                      {"/ error:Network connection lost.", 1},
                      {"/ ok:both", 1}}));
}

TEST_F(LiveWorkers, ASignalCancelsACall) {
  const Outcomes found = outcomes_of(
      handler("const signal = new URL(request.url).pathname === '/own' ? own() : "
              "AbortSignal.timeout(3);\n"
              "try { await fetch('https://a.test/', { signal }); return new Response('got'); }\n"
              "catch (e) { return new Response(e.name); }") +
          "function own() { const c = new AbortController(); setTimeout(() => c.abort(), 3); "
          "return c.signal; }",
      "requests: { /own: 1, /timeout: 1 }");
  EXPECT_EQ(found.size(), 4U);
  EXPECT_EQ(found.count("/own ok:AbortError, /timeout ok:TimeoutError"), 1U);
  EXPECT_EQ(found.count("/own ok:got, /timeout ok:got"), 1U);
}

TEST_F(LiveWorkers, TimersOfEveryKindAreHeld) {
  const Outcomes found = outcomes_of(
      "import { setTimeout as sleep } from 'node:timers/promises';\n" +
          handler("let ticks = 0;\n"
                  "await new Promise((done) => {\n"
                  "  const timer = setInterval(() => { if (++ticks === 3) { clearInterval(timer); "
                  "done(); } }, 50);\n"
                  "});\n"
                  "await sleep(1e8); await scheduler.wait(1e8); await new Promise(setImmediate);\n"
                  "return new Response('ticks ' + ticks);"),
      "requests: { /: 1 }");
  EXPECT_EQ(found, (Outcomes{{"/ ok:ticks 3", 1}}));
}

TEST_F(LiveWorkers, ADatabaseAnswersByPatternsOfSql) {
  const Outcomes found = outcomes_of(
      handler("const db = env.DB;\n"
              "const one = db.prepare('SELECT  *\\n FROM t WHERE id = ?').bind(1);\n"
              "const out = [(await one.all()).results, await one.first(), await one.first('n'),\n"
              "  await one.raw(), await one.raw({ columnNames: true }),\n"
              "  (await db.prepare('UPDATE t SET n = 1').run()).meta.changes,\n"
              "  (await db.batch([one, one])).length, (await db.exec('a\\nb')).count,\n"
              "  await db.prepare('VACUUM').first()];\n"
              "try { await db.prepare('DROP t').run(); } catch (e) { out.push(e.message); }\n"
              "return Response.json(out);"),
      "requests: { /: 1 }\n"
      "bindings:\n  DB:\n    d1:\n"
      "      - { sql: 'select * from T *', rows: [ { id: 1, n: x } ] }\n"
      "      - { sql: 'update*', changes: 2 }\n"
      "      - { sql: 'drop*', error: no such table }\n");
  EXPECT_EQ(found, (Outcomes{{R"(/ ok:[[{"id":1,"n":"x"}],{"id":1,"n":"x"},"x",[[1,"x"]],)"
                              R"([["id","n"],[1,"x"]],2,2,2,null,"D1_ERROR: no such table"])",
                              1}}));
}

TEST_F(LiveWorkers, AStoreKeepsWhatWasPut) {
  const Outcomes found =
      outcomes_of(handler("const kv = env.KV;\n"
                          "await kv.put('b', '2', { metadata: { m: 1 } });\n"
                          "await kv.delete('c');\n"
                          "return Response.json([await kv.get('a'), await kv.get('j', 'json'),\n"
                          "  await kv.get('c'), await kv.getWithMetadata('b'),\n"
                          "  (await kv.list({ limit: 1 })).list_complete,\n"
                          "  (await kv.list({ prefix: 'b' })).keys]);"),
                  "requests: { /: 1 }\nbindings: { KV: { kv: { a: x, c: y, j: { z: 1 } } } }");
  EXPECT_EQ(found, (Outcomes{{R"(/ ok:["x",{"z":1},null,{"value":"2","metadata":{"m":1},)"
                              R"("cacheStatus":null},false,[{"name":"b","metadata":{"m":1}}]])",
                              1}}));
}

TEST_F(LiveWorkers, OwnBindingsAndVariablesAreInTheEnvironmentEverywhere) {
  write("own.js",
        "export default ({ name, options, fetch, call }) => ({ async hi() {\n"
        "  await fetch('https://own.test/');\n"
        "  return name + options.x + await (await call('more', { body: '!' })).text(); } });\n");
  const Outcomes found = outcomes_of(
      "import { env as everywhere } from 'cloudflare:workers';\nconst mode = everywhere.MODE;\n" +
          handler("return new Response([await env.OWN.hi(), env.MODE, mode, env.LIST[1],\n"
                  "  everywhere.OWN === env.OWN].join(' '));"),
      "requests: { /: 1 }\nvars: { MODE: dev, LIST: [1, 2] }\n"
      "bindings: { OWN: { module: own.js, options: { x: y } } }");
  EXPECT_EQ(found, (Outcomes{{"/ ok:OWNy! dev dev 2 true", 1}}));
}

TEST_F(LiveWorkers, AResponseBelongsToItsRequest) {
  const Outcomes found =
      outcomes_of("let shared;\n" + handler("shared = shared || await fetch('https://a.test/');\n"
                                            "return new Response(await shared.clone().text());"),
                  "requests: { /: 2 }\nreplies: [ { url: '*', body: x } ]");
  EXPECT_EQ(found.count("/#1 ok:x, /#2 error:foreign-io"), 1U);
}

TEST_F(LiveWorkers, AHandlerThatRejectsIsFoundUnlessTheFailureWasInjected) {
  write("worker.js", handler("await fetch('https://a.test/'); throw new Error('own');"));
  const spec::Spec worker = load(write("worker.live.yaml",
                                       "requests: { /: 1 }\nreplies: [ { url: '*', name: a } ]\n"
                                       "failures: [a]"));
  const auto profile = model::profiles().front();
  const auto system = runtime::make_workerd(
      worker, test_support::options_of(worker, profile, *workerd_binary(profile)));
  const auto findings = [&](const char* schedule) {
    std::vector<std::string> found;
    for (const system::Turn& turn : run_schedule(*system, schedule)) {
      for (const system::Finding& finding : turn.findings) {
        found.push_back(std::string(system::info(finding.property).name) + ": " + finding.message);
      }
    }
    return found;
  };
  EXPECT_EQ(findings("req:/ io:a.1@/"),
            std::vector<std::string>{"threw: the handler of / rejects: own"});
  EXPECT_EQ(findings("req:/ fail:a.1@/"), std::vector<std::string>{});
}

TEST_F(LiveWorkers, WhatCannotBeLoadedIsSaid) {
  const auto said = [this](const std::string& code, const std::string& settings) {
    try {
      static_cast<void>(outcomes_of(code, settings));
    } catch (const system::RunError& error) {
      return error.message();
    }
    return std::string("accepted");
  };
  EXPECT_EQ(said("export const x = 1;", "requests: { /: 1 }").substr(0, 40),
            "the module throws while it is evaluated:");
  EXPECT_EQ(said("export default { x: 1 };", "requests: { /: 1 }"),
            "the module throws while it is evaluated: TypeError: the worker must export an object "
            "with a function `fetch` as its default");
  EXPECT_EQ(said("setTimeout(() => {}, 1); export default { fetch() {} };", "requests: { /: 1 }")
                .substr(0, 40),
            "the module throws while it is evaluated:");
  write("own.js", "export default 1;");
  EXPECT_EQ(
      said("export default { fetch() {} };",
           "requests: { /: 1 }\nbindings: { OWN: { module: own.js } }"),
      "the module throws while it is evaluated: TypeError: the module of the binding OWN must "
      "export a function as its default");
}

}  // namespace
