// structuredClone for data that JavaScript itself defines (HTML 2.7, "Safe passing of structured
// data"). Its own file because the algorithm is the platform's, not the language's.
#include <array>
#include <unordered_map>
#include <utility>

#include "fmt/format.h"
#include "vm/builtins/builtins.hpp"
#include "vm/builtins/library.hpp"
#include "vm/depth.hpp"

namespace ctxcheck::vm {
namespace {

// One call: what has been cloned keeps its identity, cycles included.
class Cloning {
 public:
  explicit Cloning(Interpreter& interpreter) : interpreter_(interpreter) {}

  Value clone(Value value) {
    if (value.is_symbol()) refuse(value);
    if (!value.is_object()) return value;
    const Interpreter::Depth depth(interpreter_);
    interpreter_.count_steps(1);
    const ObjectRef source = value.as_object();
    const auto known = clones_.find(static_cast<std::uint32_t>(source));
    if (known != clones_.end()) return Value::object(known->second);
    switch (interpreter_.heap().kind(source)) {
      case ObjectKind::Primitive:
        return keep(source, clone_wrapper(source));
      case ObjectKind::Array:
        return clone_array(source);
      case ObjectKind::Map:
      case ObjectKind::Set:
        return clone_collection(source);
      case ObjectKind::Error:
        return clone_error(source);
      case ObjectKind::Ordinary:
      case ObjectKind::Arguments:
        return clone_properties(source, keep(source, interpreter_.new_object()));
      default:
        refuse(value);
    }
  }

 private:
  Value keep(ObjectRef source, ObjectRef clone) {
    clones_.emplace(static_cast<std::uint32_t>(source), clone);
    return Value::object(clone);
  }

  [[noreturn]] void refuse(Value value) {
    const std::string text = interpreter_.is_callable(value) ? interpreter_.console_text(value)
                                                             : describe(interpreter_, value);
    const Value constructor =
        interpreter_.get(interpreter_.realm().dom_exception_prototype, "constructor");
    throw Thrown(interpreter_.construct(
        constructor, std::array{interpreter_.string(fmt::format("{} could not be cloned.", text)),
                                interpreter_.string("DataCloneError")}));
  }

  ObjectRef clone_wrapper(ObjectRef source) {
    const Value value = interpreter_.heap().data<PrimitiveData>(source).value;
    if (value.is_symbol()) refuse(Value::object(source));
    return interpreter_.to_object(value);
  }

  Value clone_properties(ObjectRef source, Value target) {
    for (const PropertyKey key : interpreter_.own_keys(source)) {
      if (key.is_symbol()) continue;
      const auto own = interpreter_.own_property(source, key);
      if (!own || (own->flags & kEnumerable) == 0) continue;
      const Value value = clone(interpreter_.get(Value::object(source), key));
      interpreter_.define(target.as_object(), key, value);
    }
    return target;
  }

  Value clone_array(ObjectRef source) {
    const Value target = keep(source, interpreter_.new_array({}));
    const PropertyKey length = interpreter_.key("length");
    interpreter_.set(target, length, interpreter_.get(Value::object(source), length));
    return clone_properties(source, target);
  }

  Value clone_collection(ObjectRef source) {
    const bool is_map = interpreter_.heap().kind(source) == ObjectKind::Map;
    const Realm& realm = interpreter_.realm();
    const ObjectRef target = interpreter_.heap().allocate(
        is_map ? ObjectKind::Map : ObjectKind::Set,
        is_map ? realm.map_prototype : realm.set_prototype, CollectionData{});
    const Value result = keep(source, target);
    // What cloning runs may change the source: its entries as they are now count.
    const std::vector<CollectionData::Entry> entries =
        interpreter_.heap().data<CollectionData>(source).entries;
    for (const CollectionData::Entry& entry : entries) {
      if (entry.key.is_empty()) continue;
      const Value key = clone(entry.key);
      const Value value = clone(entry.value);
      auto& data = interpreter_.heap().mutable_data<CollectionData>(target);
      data.entries.push_back({key, value});
      ++data.live;
    }
    return result;
  }

  ObjectRef prototype_named(const std::string& name) const {
    const Realm& realm = interpreter_.realm();
    const std::array<std::pair<std::string_view, ObjectRef>, 6> known{{
        {"EvalError", realm.eval_error_prototype},
        {"RangeError", realm.range_error_prototype},
        {"ReferenceError", realm.reference_error_prototype},
        {"SyntaxError", realm.syntax_error_prototype},
        {"TypeError", realm.type_error_prototype},
        {"URIError", realm.uri_error_prototype},
    }};
    for (const auto& [known_name, prototype] : known) {
      if (name == known_name) return prototype;
    }
    return realm.error_prototype;
  }

  Value clone_error(ObjectRef source) {
    const std::string name = interpreter_.to_utf8(interpreter_.get(source, "name"));
    const ObjectRef target = interpreter_.heap().allocate(ObjectKind::Error, prototype_named(name));
    const Value result = keep(source, target);
    for (const std::string_view field : {"stack", "message", "cause"}) {
      const auto own = interpreter_.own_property(source, interpreter_.key(field));
      if (!own || (own->flags & kAccessor) != 0) continue;
      interpreter_.define(target, field, clone(own->value), kHiddenFlags);
    }
    return result;
  }

  Interpreter& interpreter_;
  std::unordered_map<std::uint32_t, ObjectRef> clones_;
};

Value structured_clone(Interpreter& interpreter, const Arguments& arguments) {
  return Cloning(interpreter).clone(arguments[0]);
}

}  // namespace

void install_structured_clone(Interpreter& interpreter) {
  define_method(interpreter, interpreter.realm().global_object, "structuredClone", structured_clone,
                1);
}

}  // namespace ctxcheck::vm
