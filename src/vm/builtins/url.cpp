// URL.
#include "vm/builtins/url.hpp"

#include "vm/builtins/builtins.hpp"

namespace ctxcheck::vm {
namespace {

enum Slot : std::size_t {
  kScheme,
  kUser,
  kPassword,
  kHost,
  kPort,
  kPath,
  kQuery,
  kFragment,
  kParams
};

std::vector<Value> slots_of(Interpreter& interpreter, const UrlRecord& url) {
  const auto optional_text = [&](const std::optional<std::string>& text) {
    return text ? interpreter.string(*text) : Value::null();
  };
  return {interpreter.string(url.scheme),   interpreter.string(url.username),
          interpreter.string(url.password), interpreter.string(url.host),
          interpreter.string(url.port),     interpreter.string(url.path),
          optional_text(url.query),         optional_text(url.fragment)};
}

void store(Interpreter& interpreter, ObjectRef object, const UrlRecord& url) {
  const std::vector<Value> slots = slots_of(interpreter, url);
  for (std::size_t i = 0; i < slots.size(); ++i) set_slot(interpreter, object, i, slots[i]);
  const Value params = slot_of(interpreter, object, kParams);
  if (params.is_object()) {
    replace_search_params(interpreter, params.as_object(), parse_form(url.query.value_or("")));
  }
}

UrlStatus parse_arguments(Interpreter& interpreter, const Arguments& arguments, UrlRecord& url) {
  const std::string text = interpreter.to_utf8(arguments[0]);
  if (arguments[1].is_undefined()) return parse_url(text, nullptr, url);
  UrlRecord base;
  const UrlStatus status = parse_url(interpreter.to_utf8(arguments[1]), nullptr, base);
  return status == UrlStatus::Valid ? parse_url(text, &base, url) : status;
}

ObjectRef new_url(Interpreter& interpreter, ObjectRef prototype, const UrlRecord& url) {
  std::vector<Value> slots = slots_of(interpreter, url);
  slots.push_back(Value::undefined());
  return new_library_object(interpreter, LibraryType::Url, prototype, std::move(slots));
}

Value construct(Interpreter& interpreter, const Arguments& arguments) {
  require_new(interpreter, arguments, "URL");
  UrlRecord url;
  require_valid(interpreter, parse_arguments(interpreter, arguments, url), "Invalid URL");
  return Value::object(new_url(
      interpreter,
      interpreter.prototype_for(arguments.new_target, interpreter.realm().url_prototype), url));
}

Value can_parse(Interpreter& interpreter, const Arguments& arguments) {
  UrlRecord url;
  const UrlStatus status = parse_arguments(interpreter, arguments, url);
  if (status == UrlStatus::Unsupported) require_valid(interpreter, status, {});
  return Value::boolean(status == UrlStatus::Valid);
}

Value parse(Interpreter& interpreter, const Arguments& arguments) {
  UrlRecord url;
  const UrlStatus status = parse_arguments(interpreter, arguments, url);
  if (status == UrlStatus::Invalid) return Value::null();
  require_valid(interpreter, status, {});
  return Value::object(new_url(interpreter, interpreter.realm().url_prototype, url));
}

UrlRecord this_url(Interpreter& interpreter, const Arguments& arguments) {
  return url_record(interpreter,
                    require_library_object(interpreter, arguments.this_value, LibraryType::Url));
}

// ---- properties

Value get_href(Interpreter& interpreter, const Arguments& arguments) {
  return interpreter.string(this_url(interpreter, arguments).href());
}

Value set_href(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef object =
      require_library_object(interpreter, arguments.this_value, LibraryType::Url);
  UrlRecord url;
  require_valid(interpreter, parse_url(interpreter.to_utf8(arguments[0]), nullptr, url),
                "Invalid URL");
  store(interpreter, object, url);
  return Value::undefined();
}

Value get_origin(Interpreter& interpreter, const Arguments& arguments) {
  return interpreter.string(this_url(interpreter, arguments).origin());
}
Value get_protocol(Interpreter& interpreter, const Arguments& arguments) {
  return interpreter.string(this_url(interpreter, arguments).scheme + ':');
}
Value get_username(Interpreter& interpreter, const Arguments& arguments) {
  return interpreter.string(this_url(interpreter, arguments).username);
}
Value get_password(Interpreter& interpreter, const Arguments& arguments) {
  return interpreter.string(this_url(interpreter, arguments).password);
}
Value get_host(Interpreter& interpreter, const Arguments& arguments) {
  return interpreter.string(this_url(interpreter, arguments).host_and_port());
}
Value get_hostname(Interpreter& interpreter, const Arguments& arguments) {
  return interpreter.string(this_url(interpreter, arguments).host);
}
Value get_port(Interpreter& interpreter, const Arguments& arguments) {
  return interpreter.string(this_url(interpreter, arguments).port);
}
Value get_pathname(Interpreter& interpreter, const Arguments& arguments) {
  return interpreter.string(this_url(interpreter, arguments).path);
}

// A part with its separator; nothing for an empty one.
Value with_mark(Interpreter& interpreter, char mark, const std::optional<std::string>& part) {
  return interpreter.string(part && !part->empty() ? mark + *part : std::string());
}
Value get_search(Interpreter& interpreter, const Arguments& arguments) {
  return with_mark(interpreter, '?', this_url(interpreter, arguments).query);
}
Value get_hash(Interpreter& interpreter, const Arguments& arguments) {
  return with_mark(interpreter, '#', this_url(interpreter, arguments).fragment);
}

template <void (UrlRecord::*setter)(std::string_view)>
Value set_part(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef object =
      require_library_object(interpreter, arguments.this_value, LibraryType::Url);
  const std::string text = interpreter.to_utf8(arguments[0]);
  UrlRecord url = url_record(interpreter, object);
  (url.*setter)(text);
  store(interpreter, object, url);
  return Value::undefined();
}

// `hostname` takes no port along.
Value set_hostname(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef object =
      require_library_object(interpreter, arguments.this_value, LibraryType::Url);
  const std::string text = interpreter.to_utf8(arguments[0]);
  if (text.find(':') != std::string::npos) return Value::undefined();
  UrlRecord url = url_record(interpreter, object);
  url.set_host(text);
  store(interpreter, object, url);
  return Value::undefined();
}

Value get_search_params(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef object =
      require_library_object(interpreter, arguments.this_value, LibraryType::Url);
  const Value existing = slot_of(interpreter, object, kParams);
  if (existing.is_object()) return existing;
  const std::string query = url_record(interpreter, object).query.value_or("");
  const Value params =
      Value::object(new_search_params(interpreter, Value::object(object), parse_form(query)));
  set_slot(interpreter, object, kParams, params);
  return params;
}

struct Part {
  std::string_view name;
  NativeFunction getter;
  NativeFunction setter;  // null: read only
};
constexpr Part kParts[] = {
    {"href", get_href, set_href},
    {"origin", get_origin, nullptr},
    {"protocol", get_protocol, set_part<&UrlRecord::set_scheme>},
    {"username", get_username, set_part<&UrlRecord::set_username>},
    {"password", get_password, set_part<&UrlRecord::set_password>},
    {"host", get_host, set_part<&UrlRecord::set_host>},
    {"hostname", get_hostname, set_hostname},
    {"port", get_port, set_part<&UrlRecord::set_port>},
    {"pathname", get_pathname, set_part<&UrlRecord::set_path>},
    {"search", get_search, set_part<&UrlRecord::set_query>},
    {"searchParams", get_search_params, nullptr},
    {"hash", get_hash, set_part<&UrlRecord::set_fragment>},
};

}  // namespace

UrlRecord url_record(const Interpreter& interpreter, ObjectRef url) {
  const auto text = [&](Slot slot) {
    return interpreter.strings().utf8(slot_of(interpreter, url, slot).as_string());
  };
  const auto optional_text = [&](Slot slot) -> std::optional<std::string> {
    if (slot_of(interpreter, url, slot).is_null()) return std::nullopt;
    return text(slot);
  };
  return {text(kScheme), text(kUser), text(kPassword),       text(kHost),
          text(kPort),   text(kPath), optional_text(kQuery), optional_text(kFragment)};
}

void set_url_query(Interpreter& interpreter, ObjectRef url, const std::string& query) {
  set_slot(interpreter, url, kQuery, query.empty() ? Value::null() : interpreter.string(query));
}

void require_valid(Interpreter& interpreter, UrlStatus status, std::string_view invalid) {
  if (status == UrlStatus::Invalid) interpreter.throw_type_error(invalid);
  if (status == UrlStatus::Unsupported) {
    interpreter.throw_error(
        ErrorType::Error,
        "ctxcheck knows URLs of http, https, ws and wss only, without IPv6 or Unicode hosts");
  }
}

void install_url(Interpreter& interpreter) {
  const ObjectRef prototype = new_prototype(interpreter);
  interpreter.realm().url_prototype = prototype;
  const ObjectRef constructor = define_constructor(interpreter, "URL", construct, 1, prototype);
  define_method(interpreter, constructor, "canParse", can_parse, 1);
  define_method(interpreter, constructor, "parse", parse, 1);
  for (const Part& part : kParts) {
    define_property(interpreter, prototype, part.name, part.getter, part.setter);
  }
  define_method(interpreter, prototype, "toString", get_href, 0);
  define_method(interpreter, prototype, "toJSON", get_href, 0);
  define_tag(interpreter, prototype, "URL");
  install_search_params(interpreter);
}

}  // namespace ctxcheck::vm
