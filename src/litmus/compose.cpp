// The statements that edges stand for.
#include "litmus/compose.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "fmt/format.h"

namespace ctxcheck::litmus {
namespace {

using Lines = std::vector<std::string>;

struct Batch {
  Word share;
  std::string_view flush;  // options of the Batcher
  std::string_view load;
};

// The load of `throws` fails before there is a promise.
constexpr std::array kBatches{
    Batch{Word::ShareBatchMicrotask, R"(flush: "microtask")", R"(io("$load"))"},
    Batch{Word::ShareBatchTick, R"(flush: "nextTick")", R"(io("$load"))"},
    Batch{Word::ShareBatchTimer, R"(flush: "timer")", R"(io("$load"))"},
    Batch{Word::ShareBatchSize, R"(flush: "size", max: 2)", R"(io("$load"))"},
    Batch{Word::ShareBatchFails, R"(flush: "timer")", R"(ioFail("$load"))"},
    Batch{Word::ShareBatchThrows, R"(flush: "timer")", R"({ throw new Error("$load"); })"},
    Batch{Word::ShareBatchRequestMicrotask, R"(flush: "microtask", scope: "request")",
          R"(io("$load"))"},
    Batch{Word::ShareBatchRequestTick, R"(flush: "nextTick", scope: "request")", R"(io("$load"))"},
    Batch{Word::ShareBatchRequestTimer, R"(flush: "timer", scope: "request")", R"(io("$load"))"},
    Batch{Word::ShareBatchRequestSize, R"(flush: "size", max: 2, scope: "request")",
          R"(io("$load"))"},
};

const Batch* batch_of(Word share) {
  const auto* const found = std::find_if(kBatches.begin(), kBatches.end(),
                                         [share](const Batch& b) { return b.share == share; });
  return found == kBatches.end() ? nullptr : found;
}

// Which handlers there are: one for each request; one for both, in which the first to arrive is the
// creator; one in which both do the same.
enum class Shape : std::uint8_t { Several, Branching, Alike };

Shape shape_of(const Combination& combination) {
  for (const Edge& edge : combination) {
    if (edge.word == Word::OneHandler) return Shape::Branching;
    if (edge.word == Word::Alike) return Shape::Alike;
  }
  return Shape::Several;
}

// The statements of one request.
class Body {
 public:
  // `name` is the handler's, or that of its calls if several requests run it.
  Body(const Combination& combination, Actor actor, Shape shape, std::string name)
      : create_(combination[0].word),
        share_(combination[1].word),
        actor_(actor),
        shape_(shape),
        name_(std::move(name)) {
    if (actor_ == Actor::Own && share_ == Word::ShareVar) create();
    for (const Word step : steps_of(combination, actor_)) add(step);
    if (!returned_) finish();
  }

  [[nodiscard]] const Lines& lines() const { return lines_; }
  [[nodiscard]] const std::set<std::string>& imports() const { return imports_; }
  [[nodiscard]] bool takes_ctx() const { return takes_ctx_; }
  [[nodiscard]] bool has_label() const { return has_label_; }

 private:
  void line(std::string text) { lines_.push_back(std::move(text)); }
  std::string import(const char* name) {
    imports_.insert(name);
    return name;
  }
  // A call; no two of a handler have the same name.
  std::string call() { return fmt::format("{}(\"${}{}\")", import("io"), name_, ++calls_); }
  // Who runs this, as an expression.
  std::string label() {
    has_label_ = true;
    return shape_ == Shape::Several ? fmt::format("\"${}\"", name_) : "me";
  }
  std::string log() {
    return fmt::format(R"(console.log({}, "in", {}());)", label(), import("current"));
  }

  void create() {
    switch (create_) {
      case Word::CreateOwn:
        return make("$promise", "new Promise((ok, no) => { $settle = ok; $fail = no; })");
      case Word::CreateAsync:
        return make("$promise",
                    fmt::format("(async () => {{ const got = await {}; return got; }})()", call()));
      case Word::CreateThen:
        return make("$promise", fmt::format("{}.then((got) => got)", call()));
      case Word::CreateObject:
        return make("$object", fmt::format("{}(\"$connection\")", import("open")));
      default:  // made by the module
        return;
    }
  }

  // Where all do the same, the first to come makes it.
  void make(std::string_view variable, std::string_view value) {
    const std::string unless =
        shape_ == Shape::Alike ? fmt::format("if (!{}) ", variable) : std::string();
    line(fmt::format("{}{} = {};", unless, variable, value));
  }

  // Who comes before the creator has nothing to wait for.
  void guard(std::string_view variable) {
    const bool there =
        actor_ == Actor::Own || shape_ == Shape::Branching || create_ == Word::CreateUntagged;
    if (!there) line(fmt::format("if (!{}) return \"early\";", variable));
  }

  // What a request waits for, as an expression.
  std::string shared() {
    if (batch_of(share_) != nullptr) return fmt::format("$batch.load({})", label());
    switch (share_) {
      case Word::ShareQueue:
        return "new Promise((ok, no) => $queue.push({ ok, no }))";
      case Word::ShareChain:
        return fmt::format("($chain = $chain.then(() => {}))", call());
      case Word::ShareLock:
        line("const before = $tail;");
        line("let release;");
        line("$tail = new Promise((ok) => { release = ok; });");
        return "before";
      default:
        guard("$promise");
        return "$promise";
    }
  }

  // Statements that settle it, in one line.
  std::string settling(Word step) {
    const bool reject = step == Word::SettleReject;
    const std::string value = reject                        ? fmt::format("new Error({})", label())
                              : step == Word::SettlePending ? call()
                                                            : label();
    if (share_ == Word::ShareLock) return fmt::format("release({});", value);
    if (share_ == Word::ShareVar) {
      std::string once = fmt::format("{}?.({});", reject ? "$fail" : "$settle", value);
      return step == Word::SettleTwice ? once + " $settle?.(\"again\");" : once;
    }
    if (step != Word::SettleTwice) {
      return fmt::format("$queue.shift()?.{}({});", reject ? "no" : "ok", value);
    }
    return fmt::format("const waiter = $queue.shift(); waiter?.ok({}); waiter?.ok(\"again\");",
                       value);
  }

  void add(Word step) {
    switch (info(step).kind) {
      case Kind::Wait:
        return wait(step);
      case Kind::Use:
        guard("$object");
        has_value_ = true;
        return line("const value = $object.use();");
      case Kind::Settle:
        return settle(step);
      case Kind::Other:
        return do_other(step);
      case Kind::Create:
      case Kind::Share:
      case Kind::Whole:
        break;
    }
  }

  void wait(Word step) {
    const std::string promise = shared();
    if (step == Word::Answer) {
      returned_ = true;
      return line(fmt::format("return {};", promise));
    }
    if (step == Word::WaitUntil) {
      takes_ctx_ = true;
      return line(fmt::format("ctx.waitUntil({});", promise));
    }
    has_value_ = true;
    switch (step) {
      case Word::AwaitThen:
        return line(fmt::format("const value = await {}.then((got) => {{ {} return got; }});",
                                promise, log()));
      case Word::AwaitRace:
        return line(fmt::format("const value = await Promise.race([{}, {}]);", promise, call()));
      case Word::AwaitAll:
        return line(fmt::format("const [value] = await Promise.all([{}, {}]);", promise, call()));
      case Word::AwaitTry:
        line("let value;");
        return line(
            fmt::format("try {{ value = await {}; }} catch {{ value = \"caught\"; }}", promise));
      default:
        return line(fmt::format("const value = await {};", promise));
    }
  }

  void settle(Word step) {
    const std::string statements = settling(step);
    if (step == Word::SettleTimer) {
      line(fmt::format("setTimeout(() => {{ {} }}, 0);", statements));
    } else if (step == Word::SettleLate) {
      line(fmt::format("{}.then(() => {{ {} }});", call(), statements));
    } else {
      line(statements);
    }
  }

  void do_other(Word step) {
    switch (step) {
      case Word::Io:
        return line(fmt::format("await {};", call()));
      case Word::Hold:
        holds_ = true;
        return line(fmt::format("const held = {};", call()));
      case Word::HoldTimer:
        holds_ = true;
        return line(fmt::format("const held = {}(1);", import("sleep")));
      case Word::Keep:
        takes_ctx_ = true;
        return line(fmt::format("ctx.waitUntil({});", call()));
      case Word::Log:
        return line(log());
      default:  // Respond: finish() does
        return;
    }
  }

  void finish() {
    if (holds_) line("await held;");
    line(has_value_ ? "return value;" : "return \"done\";");
  }

  Word create_;
  Word share_;
  Actor actor_;
  Shape shape_;
  std::string name_;
  Lines lines_;
  std::set<std::string> imports_;
  std::size_t calls_ = 0;
  bool takes_ctx_ = false;
  bool has_label_ = false;
  bool has_value_ = false;
  bool holds_ = false;
  bool returned_ = false;
};

Lines module_lines(Word create, Word share) {
  if (const Batch* const batch = batch_of(share)) {
    return {fmt::format("const $batch = new Batcher({{ {}, load: (keys) => {} }});", batch->flush,
                        batch->load)};
  }
  switch (share) {
    case Word::ShareQueue:
      return {"const $queue = [];"};
    case Word::ShareChain:
      return {"let $chain = Promise.resolve();"};
    case Word::ShareLock:
      return {"let $tail = Promise.resolve();"};
    default:
      break;
  }
  switch (create) {
    case Word::CreateOwn:
      return {"let $promise, $settle, $fail;"};
    case Word::CreateUntagged:
      return {"let $settle, $fail;",
              "const $promise = new Promise((ok, no) => { $settle = ok; $fail = no; });"};
    case Word::CreateObject:
      return {"let $object;"};
    default:
      return {"let $promise;"};
  }
}

std::string_view handler_of(Actor actor, Shape shape) {
  if (shape == Shape::Alike) return "each";
  if (shape == Shape::Branching) return actor == Actor::Own ? "the first request" : "the second";
  constexpr std::array<std::string_view, kActors> kNames{"a", "b", "c"};
  return kNames[static_cast<std::size_t>(actor)];
}

std::string summary_of(const Combination& combination, Shape shape) {
  Lines parts;
  for (const Edge& edge : combination) {
    if (edge.word == Word::OneHandler) continue;  // the names say it
    const std::string_view who =
        edge.actor == Actor::Everybody ? "" : handler_of(edge.actor, shape);
    parts.push_back(fmt::format(fmt::runtime(info(edge.word).sentence), who));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

// Two requests by one handler.
Handler shared_handler(Shape shape, const std::vector<Body>& bodies, Lines& module) {
  Handler handler{"$page", 2, false, {}};
  bool has_label = false;
  for (const Body& body : bodies) {
    handler.takes_ctx = handler.takes_ctx || body.takes_ctx();
    has_label = has_label || body.has_label();
  }
  if (has_label) handler.lines.emplace_back("const me = current();");
  if (shape == Shape::Branching) {
    module.emplace_back("let $first = true;");
    handler.lines.emplace_back("if ($first) {");
    handler.lines.emplace_back("  $first = false;");
    for (const std::string& line : bodies.front().lines()) handler.lines.push_back("  " + line);
    handler.lines.emplace_back("}");
  }
  const Lines& last = bodies.back().lines();
  handler.lines.insert(handler.lines.end(), last.begin(), last.end());
  return handler;
}

std::set<std::string> imports_of_module(Word share) {
  const Batch* const batch = batch_of(share);
  if (batch == nullptr) return {};
  std::set<std::string> imports{"Batcher"};
  if (const auto end = batch->load.find("(\""); batch->load.front() != '{') {
    imports.emplace(batch->load.substr(0, end));
  }
  return imports;
}

}  // namespace

Program compose(const Combination& combination) {
  const Shape shape = shape_of(combination);
  const Word share = combination[1].word;
  Program program;
  program.summary = summary_of(combination, shape);
  program.module = module_lines(combination[0].word, share);
  if (combination.back().word == Word::Disconnect) program.disconnects = 1;

  std::set<std::string> imports = imports_of_module(share);
  std::vector<Body> bodies;
  for (const Actor actor : {Actor::Own, Actor::Foreign, Actor::Third}) {
    if (steps_of(combination, actor).empty()) continue;
    const std::string name(shape == Shape::Several ? handler_of(actor, shape) : "call");
    const Body& body = bodies.emplace_back(combination, actor, shape, name);
    imports.insert(body.imports().begin(), body.imports().end());
    if (shape == Shape::Several) {
      program.handlers.push_back({"$" + name, 1, body.takes_ctx(), body.lines()});
    } else if (body.has_label()) {
      imports.insert("current");
    }
  }
  if (shape != Shape::Several) {
    program.handlers.push_back(shared_handler(shape, bodies, program.module));
  }
  program.imports.assign(imports.begin(), imports.end());
  return program;
}

}  // namespace ctxcheck::litmus
