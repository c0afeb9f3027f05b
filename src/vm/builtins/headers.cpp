// Headers (WHATWG Fetch 5.1). Its own file because it is a list of its own, used by both messages.
#include <algorithm>
#include <array>
#include <map>

#include "vm/builtins/builtins.hpp"
#include "vm/builtins/fetch.hpp"

namespace ctxcheck::vm {
namespace {

struct Header {
  Value name;  // in lower case
  Value value;
};
using Headers = std::vector<Header>;

ObjectRef this_headers(Interpreter& interpreter, const Arguments& arguments) {
  return require_library_object(interpreter, arguments.this_value, LibraryType::Headers);
}

Headers headers_of(const Interpreter& interpreter, ObjectRef object) {
  const auto& slots = interpreter.heap().data<HostData>(object).slots;
  Headers headers;
  for (std::size_t i = 0; i + 1 < slots.size(); i += 2) headers.push_back({slots[i], slots[i + 1]});
  return headers;
}

void store(Interpreter& interpreter, ObjectRef object, const Headers& headers) {
  interpreter.count_steps(1 + headers.size());
  interpreter.heap().charge(headers.size() * sizeof(Header));
  auto& slots = interpreter.heap().mutable_data<HostData>(object).slots;
  slots.clear();
  for (const Header& header : headers) {
    slots.push_back(header.name);
    slots.push_back(header.value);
  }
}

// A name in lower case; throws unless it is a token.
Value checked_name(Interpreter& interpreter, Value value) {
  std::string name = interpreter.to_utf8(value);
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  const bool proper = !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           kMarks.find(c) != std::string_view::npos;
  });
  if (!proper) interpreter.throw_type_error("Invalid header name.");
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return interpreter.string(name);
}

// A value without blanks around it. The runtime takes characters beyond a byte too.
Value checked_value(Interpreter& interpreter, Value value) {
  const auto is_blank = [](char16_t c) {
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
  };
  auto text = interpreter.strings().view(interpreter.to_string(value));
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  const bool proper = std::all_of(
      text.begin(), text.end(), [](char16_t c) { return c != u'\0' && c != u'\r' && c != u'\n'; });
  if (!proper) interpreter.throw_type_error("Invalid header value.");
  return interpreter.string(text);
}

// All values of a name, joined; none if there is none.
std::optional<Value> joined(Interpreter& interpreter, const Headers& headers, Value name) {
  std::u16string text;
  bool found = false;
  for (const Header& header : headers) {
    if (header.name != name) continue;
    if (found) text += u", ";
    text += interpreter.strings().view(header.value.as_string());
    found = true;
  }
  if (!found) return std::nullopt;
  return interpreter.string(text);
}

Value construct(Interpreter& interpreter, const Arguments& arguments) {
  require_new(interpreter, arguments, "Headers");
  const ObjectRef headers = new_headers(interpreter, arguments[0]);
  interpreter.heap().write(headers).prototype =
      interpreter.prototype_for(arguments.new_target, interpreter.realm().headers_prototype);
  return Value::object(headers);
}

Value append(Interpreter& interpreter, const Arguments& arguments) {
  append_header(interpreter, this_headers(interpreter, arguments), arguments[0], arguments[1]);
  return Value::undefined();
}

Value set(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef object = this_headers(interpreter, arguments);
  const Value name = checked_name(interpreter, arguments[0]);
  const Value value = checked_value(interpreter, arguments[1]);
  Headers headers;
  bool placed = false;
  for (const Header& header : headers_of(interpreter, object)) {
    if (header.name != name) {
      headers.push_back(header);
    } else if (!placed) {
      headers.push_back({name, value});
      placed = true;
    }
  }
  if (!placed) headers.push_back({name, value});
  store(interpreter, object, headers);
  return Value::undefined();
}

Value remove(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef object = this_headers(interpreter, arguments);
  const Value name = checked_name(interpreter, arguments[0]);
  Headers headers = headers_of(interpreter, object);
  std::erase_if(headers, [&](const Header& header) { return header.name == name; });
  store(interpreter, object, headers);
  return Value::undefined();
}

Value get(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef object = this_headers(interpreter, arguments);
  const Value name = checked_name(interpreter, arguments[0]);
  return joined(interpreter, headers_of(interpreter, object), name).value_or(Value::null());
}

Value has(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef object = this_headers(interpreter, arguments);
  const Value name = checked_name(interpreter, arguments[0]);
  return Value::boolean(joined(interpreter, headers_of(interpreter, object), name).has_value());
}

Value get_set_cookie(Interpreter& interpreter, const Arguments& arguments) {
  std::vector<Value> values;
  const Value name = interpreter.string("set-cookie");
  for (const Header& header : headers_of(interpreter, this_headers(interpreter, arguments))) {
    if (header.name == name) values.push_back(header.value);
  }
  return Value::object(interpreter.new_array(std::move(values)));
}

// Sorted by name, one entry a name; only cookies stay apart.
std::vector<std::array<Value, 2>> listed(Interpreter& interpreter, ObjectRef object) {
  const Headers headers = headers_of(interpreter, object);
  const Value cookie = interpreter.string("set-cookie");
  std::map<std::u16string_view, std::vector<std::array<Value, 2>>> by_name;
  for (const Header& header : headers) {
    auto& entries = by_name[interpreter.strings().view(header.name.as_string())];
    if (header.name == cookie) {
      entries.push_back({header.name, header.value});
    } else if (entries.empty()) {
      entries.push_back({header.name, *joined(interpreter, headers, header.name)});
    }
  }
  std::vector<std::array<Value, 2>> all;
  for (const auto& [name, entries] : by_name) all.insert(all.end(), entries.begin(), entries.end());
  return all;
}

Value for_each(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef object = this_headers(interpreter, arguments);
  require_callable(interpreter, arguments[0]);
  for (const auto& [name, value] : listed(interpreter, object)) {
    const std::array values{value, name, arguments.this_value};
    interpreter.call(arguments[0], arguments[1], values);
  }
  return Value::undefined();
}

Value entries(Interpreter& interpreter, const Arguments& arguments) {
  return pair_iterator(interpreter, listed(interpreter, this_headers(interpreter, arguments)),
                       IteratorKind::MapEntries);
}
Value keys(Interpreter& interpreter, const Arguments& arguments) {
  return pair_iterator(interpreter, listed(interpreter, this_headers(interpreter, arguments)),
                       IteratorKind::MapKeys);
}
Value values(Interpreter& interpreter, const Arguments& arguments) {
  return pair_iterator(interpreter, listed(interpreter, this_headers(interpreter, arguments)),
                       IteratorKind::MapValues);
}

}  // namespace

ObjectRef new_headers(Interpreter& interpreter, Value init) {
  const ObjectRef object = new_library_object(interpreter, LibraryType::Headers,
                                              interpreter.realm().headers_prototype, {});
  if (init.is_undefined()) return object;
  if (!init.is_object()) {
    interpreter.throw_type_error(
        "Failed to construct 'Headers': constructor parameter 1 is not of type "
        "'HeadersInitializer'.");
  }
  if (is_library_object(interpreter, init, LibraryType::Headers)) {
    store(interpreter, object, headers_of(interpreter, init.as_object()));
    return object;
  }
  for (const auto& [name, value] :
       name_value_pairs(interpreter, init,
                        "To initialize a Headers object from a sequence, each inner sequence must "
                        "have exactly two elements.")) {
    append_header(interpreter, object, name, value);
  }
  return object;
}

bool has_header(Interpreter& interpreter, ObjectRef headers, std::string_view name) {
  return joined(interpreter, headers_of(interpreter, headers), interpreter.string(name))
      .has_value();
}

void append_header(Interpreter& interpreter, ObjectRef headers, Value name, Value value) {
  const Value proper_name = checked_name(interpreter, name);
  const Value proper_value = checked_value(interpreter, value);
  Headers all = headers_of(interpreter, headers);
  all.push_back({proper_name, proper_value});
  store(interpreter, headers, all);
}

void install_headers(Interpreter& interpreter) {
  const ObjectRef prototype = new_prototype(interpreter);
  interpreter.realm().headers_prototype = prototype;
  define_constructor(interpreter, "Headers", construct, 0, prototype);
  define_method(interpreter, prototype, "append", append, 2);
  define_method(interpreter, prototype, "delete", remove, 1);
  define_method(interpreter, prototype, "get", get, 1);
  define_method(interpreter, prototype, "getSetCookie", get_set_cookie, 0);
  define_method(interpreter, prototype, "has", has, 1);
  define_method(interpreter, prototype, "set", set, 2);
  define_method(interpreter, prototype, "forEach", for_each, 1);
  define_method(interpreter, prototype, "keys", keys, 0);
  define_method(interpreter, prototype, "values", values, 0);
  const Value of_entries = make_builtin(interpreter, "entries", entries, 0);
  interpreter.define(prototype, "entries", of_entries, kHiddenFlags);
  interpreter.define(prototype, PropertyKey::symbol(interpreter.realm().symbol_iterator),
                     of_entries, kHiddenFlags);
  define_tag(interpreter, prototype, "Headers");
}

}  // namespace ctxcheck::vm
