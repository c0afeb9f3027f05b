// Values as the console of specs prints them (formats.md, "Outcomes"). The real runtime's side does
// the same with JSON.stringify, so getters and toJSON of the program run here too.
#include "vm/builtins/json.hpp"
#include "vm/interpreter.hpp"

namespace ctxcheck::vm {
namespace {

// As Array.prototype.join takes its elements.
std::string joined(Interpreter& interpreter, Value value) {
  return value.is_nullish() ? std::string() : interpreter.to_utf8(value);
}

bool inherits(const Heap& heap, ObjectRef object, ObjectRef prototype) {
  for (ObjectRef at = object; at != kNoObject; at = heap.read(at).prototype) {
    if (at == prototype) return true;
  }
  return false;
}

}  // namespace

std::string Interpreter::console_text(Value v) {
  if (v.is_symbol()) return key_text(PropertyKey::symbol(v.as_symbol()));
  if (!v.is_object()) return to_utf8(v);
  const ObjectRef object = v.as_object();
  try {
    if (inherits(heap_, object, realm_.error_prototype)) {
      return joined(*this, get(v, message_key_));
    }
    if (is_callable(v)) return to_utf8(v);
    try {
      return joined(*this, stringify_json(*this, v, Value::undefined(), Value::undefined()));
    } catch (const Thrown&) {  // a cycle, or code of the program
      return to_utf8(v);
    }
  } catch (const Thrown&) {
    return is_callable(v) ? "[object Function]" : "[object Object]";
  }
}

}  // namespace ctxcheck::vm
