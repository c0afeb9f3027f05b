// URLSearchParams.
#include <algorithm>
#include <array>

#include "vm/builtins/builtins.hpp"
#include "vm/builtins/url.hpp"

namespace ctxcheck::vm {
namespace {

// Slots: the URL that follows the changes or undefined, then pairs of name and value.
constexpr std::size_t kUrl = 0;
constexpr std::size_t kFirstPair = 1;

struct Pair {
  Value name;
  Value value;
};
using Pairs = std::vector<Pair>;

ObjectRef this_params(Interpreter& interpreter, const Arguments& arguments) {
  return require_library_object(interpreter, arguments.this_value, LibraryType::UrlSearchParams);
}

Pairs pairs_of(const Interpreter& interpreter, ObjectRef params) {
  const auto& slots = interpreter.heap().data<HostData>(params).slots;
  Pairs pairs;
  for (std::size_t i = kFirstPair; i + 1 < slots.size(); i += 2) {
    pairs.push_back({slots[i], slots[i + 1]});
  }
  return pairs;
}

void store(Interpreter& interpreter, ObjectRef params, const Pairs& pairs) {
  interpreter.count_steps(1 + pairs.size());
  interpreter.heap().charge(pairs.size() * sizeof(Pair));
  auto& slots = interpreter.heap().mutable_data<HostData>(params).slots;
  slots.resize(kFirstPair);
  for (const Pair& pair : pairs) {
    slots.push_back(pair.name);
    slots.push_back(pair.value);
  }
}

// After a change by the program: the URL takes it over.
void update(Interpreter& interpreter, ObjectRef params, const Pairs& pairs) {
  store(interpreter, params, pairs);
  const Value url = slot_of(interpreter, params, kUrl);
  if (url.is_object()) {
    set_url_query(interpreter, url.as_object(), search_params_text(interpreter, params));
  }
}

Pairs interned(Interpreter& interpreter, const NameValueList& texts) {
  Pairs pairs;
  for (const auto& [name, value] : texts) {
    pairs.push_back({interpreter.string(name), interpreter.string(value)});
  }
  return pairs;
}

// A string as the web platform takes it: without lone surrogates.
Value scalar_text(Interpreter& interpreter, Value value) {
  return interpreter.string(interpreter.to_utf8(value));
}

Pairs initial_pairs(Interpreter& interpreter, Value init) {
  if (init.is_undefined()) return {};
  if (!init.is_object()) {
    const std::string text = interpreter.to_utf8(init);
    return interned(interpreter,
                    parse_form(std::string_view(text).substr(text.starts_with('?') ? 1 : 0)));
  }
  if (is_library_object(interpreter, init, LibraryType::UrlSearchParams)) {
    return pairs_of(interpreter, init.as_object());
  }
  Pairs pairs;
  for (const auto& [name, value] : name_value_pairs(
           interpreter, init, "Each query pair must be an iterable [name, value] tuple")) {
    pairs.push_back({scalar_text(interpreter, name), scalar_text(interpreter, value)});
  }
  return pairs;
}

Value construct(Interpreter& interpreter, const Arguments& arguments) {
  require_new(interpreter, arguments, "URLSearchParams");
  const Pairs pairs = initial_pairs(interpreter, arguments[0]);
  const ObjectRef params =
      new_library_object(interpreter, LibraryType::UrlSearchParams,
                         interpreter.prototype_for(arguments.new_target,
                                                   interpreter.realm().url_search_params_prototype),
                         {Value::undefined()});
  store(interpreter, params, pairs);
  return Value::object(params);
}

Value append(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef params = this_params(interpreter, arguments);
  const Value name = scalar_text(interpreter, arguments[0]);
  const Value value = scalar_text(interpreter, arguments[1]);
  Pairs pairs = pairs_of(interpreter, params);
  pairs.push_back({name, value});
  update(interpreter, params, pairs);
  return Value::undefined();
}

// What `has` and `delete` look for: a name, and perhaps its value.
struct Wanted {
  Wanted(Interpreter& interpreter, const Arguments& arguments)
      : name(scalar_text(interpreter, arguments[0])) {
    if (!arguments[1].is_undefined()) value = scalar_text(interpreter, arguments[1]);
  }
  [[nodiscard]] bool matches(const Pair& pair) const {
    return pair.name == name && (value.is_undefined() || pair.value == value);
  }
  Value name;
  Value value;
};

Value remove(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef params = this_params(interpreter, arguments);
  const Wanted wanted(interpreter, arguments);
  Pairs pairs = pairs_of(interpreter, params);
  std::erase_if(pairs, [&](const Pair& pair) { return wanted.matches(pair); });
  update(interpreter, params, pairs);
  return Value::undefined();
}

Value has(Interpreter& interpreter, const Arguments& arguments) {
  const Pairs pairs = pairs_of(interpreter, this_params(interpreter, arguments));
  const Wanted wanted(interpreter, arguments);
  return Value::boolean(std::any_of(pairs.begin(), pairs.end(),
                                    [&](const Pair& pair) { return wanted.matches(pair); }));
}

Value get(Interpreter& interpreter, const Arguments& arguments) {
  const Pairs pairs = pairs_of(interpreter, this_params(interpreter, arguments));
  const Value name = scalar_text(interpreter, arguments[0]);
  const auto found =
      std::find_if(pairs.begin(), pairs.end(), [&](const Pair& pair) { return pair.name == name; });
  return found == pairs.end() ? Value::null() : found->value;
}

Value get_all(Interpreter& interpreter, const Arguments& arguments) {
  const Value name = scalar_text(interpreter, arguments[0]);
  std::vector<Value> values;
  for (const Pair& pair : pairs_of(interpreter, this_params(interpreter, arguments))) {
    if (pair.name == name) values.push_back(pair.value);
  }
  return Value::object(interpreter.new_array(std::move(values)));
}

Value set(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef params = this_params(interpreter, arguments);
  const Value name = scalar_text(interpreter, arguments[0]);
  const Value value = scalar_text(interpreter, arguments[1]);
  Pairs pairs;
  bool placed = false;
  for (const Pair& pair : pairs_of(interpreter, params)) {
    if (pair.name != name) {
      pairs.push_back(pair);
    } else if (!placed) {
      pairs.push_back({name, value});
      placed = true;
    }
  }
  if (!placed) pairs.push_back({name, value});
  update(interpreter, params, pairs);
  return Value::undefined();
}

Value sort(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef params = this_params(interpreter, arguments);
  Pairs pairs = pairs_of(interpreter, params);
  const StringTable& strings = interpreter.strings();
  std::stable_sort(pairs.begin(), pairs.end(), [&](const Pair& a, const Pair& b) {
    return strings.view(a.name.as_string()) < strings.view(b.name.as_string());
  });
  update(interpreter, params, pairs);
  return Value::undefined();
}

Value size(Interpreter& interpreter, const Arguments& arguments) {
  return Value::number(
      static_cast<double>(pairs_of(interpreter, this_params(interpreter, arguments)).size()));
}

Value to_string(Interpreter& interpreter, const Arguments& arguments) {
  return interpreter.string(search_params_text(interpreter, this_params(interpreter, arguments)));
}

Value for_each(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef params = this_params(interpreter, arguments);
  require_callable(interpreter, arguments[0]);
  // By position, for the program may change the parameters meanwhile.
  for (std::size_t i = 0; i < pairs_of(interpreter, params).size(); ++i) {
    const Pair pair = pairs_of(interpreter, params)[i];
    const std::array values{pair.value, pair.name, arguments.this_value};
    interpreter.call(arguments[0], arguments[1], values);
  }
  return Value::undefined();
}

std::vector<std::array<Value, 2>> listed(Interpreter& interpreter, const Arguments& arguments) {
  std::vector<std::array<Value, 2>> all;
  for (const Pair& pair : pairs_of(interpreter, this_params(interpreter, arguments))) {
    all.push_back({pair.name, pair.value});
  }
  return all;
}

Value entries(Interpreter& interpreter, const Arguments& arguments) {
  return pair_iterator(interpreter, listed(interpreter, arguments), IteratorKind::MapEntries);
}
Value keys(Interpreter& interpreter, const Arguments& arguments) {
  return pair_iterator(interpreter, listed(interpreter, arguments), IteratorKind::MapKeys);
}
Value values(Interpreter& interpreter, const Arguments& arguments) {
  return pair_iterator(interpreter, listed(interpreter, arguments), IteratorKind::MapValues);
}

}  // namespace

ObjectRef new_search_params(Interpreter& interpreter, Value url, const NameValueList& pairs) {
  const ObjectRef params =
      new_library_object(interpreter, LibraryType::UrlSearchParams,
                         interpreter.realm().url_search_params_prototype, {url});
  store(interpreter, params, interned(interpreter, pairs));
  return params;
}

void replace_search_params(Interpreter& interpreter, ObjectRef params, const NameValueList& pairs) {
  store(interpreter, params, interned(interpreter, pairs));
}

std::string search_params_text(const Interpreter& interpreter, ObjectRef params) {
  NameValueList texts;
  for (const Pair& pair : pairs_of(interpreter, params)) {
    texts.emplace_back(interpreter.strings().utf8(pair.name.as_string()),
                       interpreter.strings().utf8(pair.value.as_string()));
  }
  return form_text(texts);
}

void install_search_params(Interpreter& interpreter) {
  const ObjectRef prototype = new_prototype(interpreter);
  interpreter.realm().url_search_params_prototype = prototype;
  define_constructor(interpreter, "URLSearchParams", construct, 0, prototype);
  define_method(interpreter, prototype, "append", append, 2);
  define_method(interpreter, prototype, "delete", remove, 1);
  define_method(interpreter, prototype, "has", has, 1);
  define_method(interpreter, prototype, "get", get, 1);
  define_method(interpreter, prototype, "getAll", get_all, 1);
  define_method(interpreter, prototype, "set", set, 2);
  define_method(interpreter, prototype, "sort", sort, 0);
  define_method(interpreter, prototype, "toString", to_string, 0);
  define_method(interpreter, prototype, "forEach", for_each, 1);
  define_method(interpreter, prototype, "keys", keys, 0);
  define_method(interpreter, prototype, "values", values, 0);
  const Value of_entries = make_builtin(interpreter, "entries", entries, 0);
  interpreter.define(prototype, "entries", of_entries, kHiddenFlags);
  interpreter.define(prototype, PropertyKey::symbol(interpreter.realm().symbol_iterator),
                     of_entries, kHiddenFlags);
  define_property(interpreter, prototype, "size", size, nullptr);
  define_tag(interpreter, prototype, "URLSearchParams");
}

}  // namespace ctxcheck::vm
