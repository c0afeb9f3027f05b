// A grammar with a fuel: every production costs some, so programs end.
#include "vm/job_order/generator.hpp"

#include <initializer_list>
#include <string_view>
#include <vector>

namespace ctxcheck::test_support {
namespace {

// Helpers every program starts with. withResolvers is younger than the oldest engine we compare
// with.
constexpr std::string_view kPrelude = R"(const show = (v) =>
  v instanceof Error ? v.name : v === null || (typeof v !== "object" && typeof v !== "function") ? String(v)
  : Array.isArray(v) ? "[" + v.map(show).join() + "]" : "object";
const log = (id, v) => console.log(id + " " + show(v));
const withResolvers = () => {
  const r = {};
  r.promise = new Promise((resolve, reject) => { r.resolve = resolve; r.reject = reject; });
  return r;
};
class Derived extends Promise {}
)";

// splitmix64: the same numbers on every compiler.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t n) {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return static_cast<std::uint32_t>((z ^ (z >> 31U)) % n);
  }

 private:
  std::uint64_t state_;
};

// The parts of one text. A braced list is evaluated from left to right on every compiler, operands
// of + are not, and each part draws random numbers.
std::string join(std::initializer_list<std::string> parts) {
  std::string text;
  for (const std::string& part : parts) text += part;
  return text;
}

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed), fuel_(30 + random_.below(40)) {}

  std::string program() {
    std::string text(kPrelude);
    for (std::uint32_t i = 4 + random_.below(6); i > 0; --i) text += statement(false) + "\n";
    return text;
  }

 private:
  static constexpr int kDeepest = 4;

  std::string number() { return std::to_string(++last_id_); }
  bool chance(std::uint32_t percent) { return random_.below(100) < percent; }
  std::string maybe(std::uint32_t percent, std::string (Generator::*part)()) {
    return chance(percent) ? (this->*part)() : std::string();
  }
  std::string log(const std::string& value) { return join({"log(", number(), ", ", value, "); "}); }
  std::string log_step() { return log("0"); }
  // Whether something larger than a number may stand here.
  bool may_grow() {
    if (fuel_ == 0 || depth_ >= kDeepest) return false;
    --fuel_;
    return true;
  }

  // ---- values
  std::string known_promise() {
    return promises_[random_.below(static_cast<std::uint32_t>(promises_.size()))];
  }

  std::string promise() {
    if (!promises_.empty() && chance(45)) return known_promise();
    if (!may_grow()) return join({"Promise.resolve(", number(), ")"});
    ++depth_;
    std::string text = new_promise();
    --depth_;
    return text;
  }

  std::string new_promise() {
    switch (random_.below(10)) {
      case 0:
        return join({"Promise.resolve(", value(), ")"});
      case 1:
        return join({"Promise.reject(", number(), ")"});
      case 2:
        return join({"new Promise((resolve, reject) => { ", log_step(), settle(), "})"});
      case 3:
        return join({"(async () => { ", async_body(), "})()"});
      case 4:
        return join({promise(), ".then(", callback(), ")"});
      case 5:
        return join({promise(), ".then(", callback(), ", ", callback(), ")"});
      case 6:
        return join({promise(), ".catch(", callback(), ")"});
      case 7:
        return join(
            {promise(), ".finally(() => { ", log_step(), maybe(50, &Generator::give), "})"});
      case 8:
        return combinator();
      default:
        return join({"Derived.resolve(", value(), ")"});
    }
  }

  std::string combinator() {
    static constexpr std::string_view kNames[]{"all", "allSettled", "any", "race"};
    std::string text = join({"Promise.", std::string(kNames[random_.below(4)]), "(["});
    for (std::uint32_t count = random_.below(4); count > 0; --count) text += value() + ", ";
    return text + "])";
  }

  std::string thenable() {
    const std::string then =
        join({"(resolve, reject) => { ", log_step(), settle(), maybe(25, &Generator::settle),
              maybe(15, &Generator::raise), "}"});
    if (chance(30)) return join({"({ get then() { ", log_step(), "return ", then, "; } })"});
    return join({"({ then: ", then, " })"});
  }

  std::string value() {
    const std::uint32_t kind = random_.below(10);
    if (kind < 3 || !may_grow()) return number();
    ++depth_;
    std::string text = kind < 5 ? thenable() : promise();
    --depth_;
    return text;
  }

  // ---- statements that only make sense inside something
  std::string settle() {
    return chance(75) ? join({"resolve(", value(), "); "}) : join({"reject(", number(), "); "});
  }
  std::string give() { return join({"return ", value(), "; "}); }
  std::string raise() { return join({"throw ", number(), "; "}); }
  std::string end_of_callback() {
    if (!chance(60)) return "";
    return chance(85) ? give() : raise();
  }

  std::string callback() {
    if (chance(8)) return number();  // no function: the value passes through
    const std::string head = chance(30) ? "async (v) => { " : "(v) => { ";
    return join({head, log("v"), body(false), end_of_callback(), "}"});
  }

  std::string async_body() { return join({log_step(), body(true), end_of_callback()}); }

  std::string body(bool is_async) {
    const std::size_t visible = promises_.size();
    std::string text;
    ++depth_;
    for (std::uint32_t i = random_.below(3); i > 0 && may_grow(); --i) text += statement(is_async);
    --depth_;
    promises_.resize(visible);  // declared in there
    return text;
  }

  // ---- statements
  std::string statement(bool is_async) {
    switch (random_.below(is_async ? 13 : 9)) {
      case 0:
        return log_step();
      case 1:
      case 2:
        return declare(promise());
      case 3:
        return join({"queueMicrotask(() => { ", log_step(), body(false), "}); "});
      case 4:
        return deferred();
      case 5:
      case 6:
        return join({promise(), ".then(", callback(), ", ", callback(), "); "});
      case 7:
        return join({"(async () => { ", async_body(), "})().catch(", callback(), "); "});
      case 8:
        return generator();
      case 9:
      case 10:
        return log(join({"await ", value()}));
      case 11:
        return join({"try { ", log(join({"await ", value()})), "} catch (e) { ", log("e"), "} "});
      default:
        return join({"try { ", body(true), "} finally { ", log_step(), "} "});
    }
  }

  std::string declare(const std::string& expression) {
    const std::string name = "p" + number();
    promises_.push_back(name);
    return join({"const ", name, " = ", expression, "; "});
  }

  std::string deferred() {
    const std::string name = "d" + number();
    promises_.push_back(name + ".promise");
    const std::string how = chance(80) ? ".resolve(" : ".reject(";
    return join({"const ", name, " = withResolvers(); queueMicrotask(() => { ", name, how, value(),
                 "); }); "});
  }

  std::string generator() {
    const std::string name = "g" + number();
    std::string text = join({"async function* ", name, "() { "});
    for (std::uint32_t i = 1 + random_.below(3); i > 0; --i) {
      const std::string keyword = chance(70) ? "yield " : "await ";
      text += log(join({"(", keyword, value(), ")"}));
    }
    text += join({maybe(40, &Generator::give), "} "});
    return text + (chance(60) ? iterate(name) : call_methods(name));
  }

  std::string iterate(const std::string& name) {
    return join({"(async () => { for await (const x of ", name, "()) { ", log("x"),
                 chance(20) ? "break; " : "", "} ", log_step(), "})().catch((e) => ",
                 log_expression("e"), "); "});
  }

  std::string call_methods(const std::string& name) {
    const std::string made = "i" + number();
    std::string text = join({"const ", made, " = ", name, "(); "});
    for (std::uint32_t i = 1 + random_.below(3); i > 0; --i) {
      static constexpr std::string_view kCalls[]{"next", "next", "next", "next", "return", "throw"};
      text +=
          join({made, ".", std::string(kCalls[random_.below(6)]), "(", number(), ").then((r) => { ",
                log("r.value"), log("r.done"), "}, (e) => ", log_expression("e"), "); "});
    }
    return text;
  }

  std::string log_expression(const std::string& value) {
    return join({"log(", number(), ", ", value, ")"});
  }

  Random random_;
  std::uint32_t fuel_;
  int depth_ = 0;
  std::uint32_t last_id_ = 0;
  std::vector<std::string> promises_;  // expressions for promises that can be seen here
};

}  // namespace

std::string generate_program(std::uint64_t seed) { return Generator(seed).program(); }

}  // namespace ctxcheck::test_support
