// The tables. A name that the vocabulary has is never looked up, so they may name more than is
// missing.
#include "spec/unsupported_names.hpp"

#include <algorithm>
#include <array>

namespace ctxcheck::spec {
namespace {

struct Hint {
  std::string_view name;
  std::string_view hint;
};

constexpr std::string_view kTime = "time is not modelled: use sleep(ms) of \"ctxcheck\", or timers";
constexpr std::string_view kRandom =
    "randomness is not modelled: choose(n) of \"ctxcheck\" explores every value below n";
constexpr std::string_view kInterval = "re-arm setTimeout from its callback";
constexpr std::string_view kCollection =
    "when garbage is collected is not modelled: use a Map, or a WeakMap for what may go away";
constexpr std::string_view kCall =
    "use io(name) of \"ctxcheck\": a call that leaves the isolate and completes at any moment";
constexpr std::string_view kSource = "code must stand in the file: write the function out";
constexpr std::string_view kLocale = "locales are not modelled: format with String and padStart";
constexpr std::string_view kThreads = "an isolate shares no memory: use plain variables";
constexpr std::string_view kBytes = "bytes are not modelled: use strings or arrays of numbers";
constexpr std::string_view kStreams = "streams are not modelled: pass whole strings";
constexpr std::string_view kCopy = "copy with `{...object}`, or JSON.parse(JSON.stringify(value))";
constexpr std::string_view kRegExp =
    "regular expressions are not supported yet: use includes, startsWith, or split with a string";
constexpr std::string_view kRequire = "import at the top of the module";
constexpr std::string_view kGlobal = "use globalThis, or a variable of the module";
constexpr std::string_view kEvents = "keep a list of functions and call them yourself";
constexpr std::string_view kBig = "use a Number";
constexpr std::string_view kStack = "the stacks of errors are not modelled: use the message";

constexpr std::array kGlobals{
    Hint{"ArrayBuffer", kBytes},
    Hint{"Atomics", kThreads},
    Hint{"BigInt", kBig},
    Hint{"BigInt64Array", kBytes},
    Hint{"BigUint64Array", kBytes},
    Hint{"Blob", kBytes},
    Hint{"BroadcastChannel", kEvents},
    Hint{"Buffer", kBytes},
    Hint{"CustomEvent", kEvents},
    Hint{"DataView", kBytes},
    Hint{"Date", kTime},
    Hint{"Event", kEvents},
    Hint{"EventSource", kCall},
    Hint{"EventTarget", kEvents},
    Hint{"File", kBytes},
    Hint{"FinalizationRegistry", kCollection},
    Hint{"Float32Array", kBytes},
    Hint{"Float64Array", kBytes},
    Hint{"FormData", kStreams},
    Hint{"Function", kSource},
    Hint{"HTMLRewriter", kStreams},
    Hint{"Int16Array", kBytes},
    Hint{"Int32Array", kBytes},
    Hint{"Int8Array", kBytes},
    Hint{"Intl", kLocale},
    Hint{"MessageChannel", kEvents},
    Hint{"ReadableStream", kStreams},
    Hint{"RegExp", kRegExp},
    Hint{"SharedArrayBuffer", kThreads},
    Hint{"Temporal", kTime},
    Hint{"TextDecoder", kBytes},
    Hint{"TextEncoder", kBytes},
    Hint{"TransformStream", kStreams},
    Hint{"Uint16Array", kBytes},
    Hint{"Uint32Array", kBytes},
    Hint{"Uint8Array", kBytes},
    Hint{"Uint8ClampedArray", kBytes},
    Hint{"WeakRef", kCollection},
    Hint{"WebAssembly", kSource},
    Hint{"WebSocket", kCall},
    Hint{"WebSocketPair", kCall},
    Hint{"WritableStream", kStreams},
    Hint{"XMLHttpRequest", kCall},
    Hint{"__dirname", kRequire},
    Hint{"__filename", kRequire},
    Hint{"atob", kBytes},
    Hint{"btoa", kBytes},
    Hint{"caches", kCall},
    Hint{"clearInterval", kInterval},
    Hint{"crypto", kRandom},
    Hint{"eval", kSource},
    Hint{"exports", "write `export` before the declaration"},
    Hint{"fetch", kCall},
    Hint{"global", kGlobal},
    Hint{"module", "write `export` before the declaration"},
    Hint{"navigator", "test for the runtime is not needed: specs run on one runtime"},
    Hint{"performance", kTime},
    Hint{"reportError", "throw the error, or console.error it"},
    Hint{"require", kRequire},
    Hint{"scheduler", "use sleep(ms) of \"ctxcheck\""},
    Hint{"self", kGlobal},
    Hint{"setInterval", kInterval},
    Hint{"structuredClone", kCopy},
    Hint{"window", kGlobal},
};

constexpr std::array kMembers{
    Hint{"Array.fromAsync", "use `for await` and push"},
    Hint{"Error.captureStackTrace", kStack},
    Hint{"Error.prepareStackTrace", kStack},
    Hint{"Error.stackTraceLimit", kStack},
    Hint{"Math.random", kRandom},
    Hint{"process.cwd", "the file system is not modelled"},
    Hint{"process.exit", "a worker has no process to end: return or throw"},
    Hint{"process.hrtime", kTime},
    Hint{"process.on", "use addEventListener(\"unhandledrejection\", f)"},
    Hint{"process.uptime", kTime},
};

constexpr std::array kModules{
    Hint{"async_hooks", "write \"node:async_hooks\""},
    Hint{"cloudflare:sockets", kCall},
    Hint{"cloudflare:workers", "export plain functions, or a default object with `fetch`"},
    Hint{"crypto", kRandom},
    Hint{"node:buffer", kBytes},
    Hint{"node:crypto", kRandom},
    Hint{"node:events", kEvents},
    Hint{"node:perf_hooks", kTime},
    Hint{"node:stream", kStreams},
    Hint{"node:timers", "timers are global: setTimeout, setImmediate"},
    Hint{"node:timers/promises", "use sleep(ms) of \"ctxcheck\""},
    Hint{"process", "write \"node:process\""},
    Hint{"timers/promises", "use sleep(ms) of \"ctxcheck\""},
};

template <std::size_t size>
std::optional<std::string_view> find(const std::array<Hint, size>& table, std::string_view name) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Hint& each) { return each.name == name; });
  return found == table.end() ? std::nullopt : std::optional(found->hint);
}

}  // namespace

std::optional<std::string_view> unsupported_hint(std::string_view name) {
  return name.find('.') == std::string_view::npos ? find(kGlobals, name) : find(kMembers, name);
}

std::optional<std::string_view> unsupported_module_hint(std::string_view name) {
  return find(kModules, name);
}

}  // namespace ctxcheck::spec
