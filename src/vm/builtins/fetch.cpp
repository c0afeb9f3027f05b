// Request and Response (WHATWG Fetch 5.4, 5.5) with bodies that are strings. In one file because
// what they have in common, headers and a body that can be read once, is most of both.
#include "vm/builtins/fetch.hpp"

#include <array>
#include <cmath>

#include "fmt/format.h"
#include "vm/builtins/builtins.hpp"
#include "vm/builtins/json.hpp"
#include "vm/builtins/url.hpp"

namespace ctxcheck::vm {
namespace {

// The first three slots of both are the same.
enum Slot : std::size_t {
  kHeaders,
  kBody,  // a string, null without a body
  kBodyUsed,
  kUrl,             // of a request
  kMethod,          // of a request
  kStatus = 3,      // of a response
  kStatusText = 4,  // of a response
};

// A message of either type.
ObjectRef this_message(Interpreter& interpreter, const Arguments& arguments) {
  const Value value = arguments.this_value;
  if (is_library_object(interpreter, value, LibraryType::Request)) return value.as_object();
  return require_library_object(interpreter, value, LibraryType::Response);
}

ObjectRef this_request(Interpreter& interpreter, const Arguments& arguments) {
  return require_library_object(interpreter, arguments.this_value, LibraryType::Request);
}

ObjectRef this_response(Interpreter& interpreter, const Arguments& arguments) {
  return require_library_object(interpreter, arguments.this_value, LibraryType::Response);
}

// ---- bodies

// The text of a body, and the content type it brings along.
struct Body {
  Value text = Value::null();
  std::string_view type;
};

Body body_from(Interpreter& interpreter, Value value) {
  if (value.is_nullish()) return {};
  if (is_library_object(interpreter, value, LibraryType::UrlSearchParams)) {
    return {interpreter.string(search_params_text(interpreter, value.as_object())),
            "application/x-www-form-urlencoded;charset=UTF-8"};
  }
  return {interpreter.string(interpreter.to_utf8(value)), "text/plain;charset=UTF-8"};
}

void add_content_type(Interpreter& interpreter, ObjectRef headers, std::string_view type) {
  if (type.empty() || has_header(interpreter, headers, "content-type")) return;
  append_header(interpreter, headers, interpreter.string("content-type"), interpreter.string(type));
}

constexpr std::string_view kUsedMessage =
    "Body has already been used. It can only be used once. Use tee() first if you need to read it "
    "twice.";

bool has_body(const Interpreter& interpreter, ObjectRef message) {
  return slot_of(interpreter, message, kBody).is_string();
}

bool is_used(const Interpreter& interpreter, ObjectRef message) {
  return slot_of(interpreter, message, kBodyUsed).as_boolean();
}

// A body belongs to the context that makes it, an empty one too (semantics 8.6). `owner` comes from
// the host before the message is made, because it may refuse.
ObjectRef new_message(Interpreter& interpreter, LibraryType type, ObjectRef prototype,
                      std::vector<Value> slots) {
  const ContextId owner =
      slots[kBody].is_string() ? interpreter.host().owner_of_new_body() : kNoContext;
  const ObjectRef message = new_library_object(interpreter, type, prototype, std::move(slots));
  interpreter.heap().mutable_data<HostData>(message).context = owner;
  return message;
}

// Throws if the body is another context's.
void use(Interpreter& interpreter, ObjectRef message) {
  interpreter.host().use_body(interpreter.heap().data<HostData>(message).context);
}

// Marks the body as read, also if it may not be read here; its text. `used_message` is for one that
// was read before.
StringRef consume(Interpreter& interpreter, ObjectRef message,
                  std::string_view used_message = kUsedMessage) {
  if (is_used(interpreter, message)) interpreter.throw_type_error(used_message);
  if (!has_body(interpreter, message)) return StringRef{};  // the empty string
  set_slot(interpreter, message, kBodyUsed, Value::boolean(true));
  use(interpreter, message);
  return slot_of(interpreter, message, kBody).as_string();
}

// A promise of what `read` gives or throws: bodies are there already, so it is settled at once.
template <class Read>
Value promise_of(Interpreter& interpreter, const Read& read) {
  const ObjectRef promise = interpreter.new_promise();
  try {
    interpreter.resolve_promise(promise, read());
  } catch (const Thrown& thrown) {
    interpreter.reject_promise(promise, thrown.value());
  }
  return Value::object(promise);
}

Value text(Interpreter& interpreter, const Arguments& arguments) {
  return promise_of(interpreter, [&] {
    return Value::string(consume(interpreter, this_message(interpreter, arguments)));
  });
}

Value json(Interpreter& interpreter, const Arguments& arguments) {
  return promise_of(interpreter, [&] {
    const StringRef body = consume(interpreter, this_message(interpreter, arguments));
    return parse_json(interpreter, interpreter.strings().view(body));
  });
}

Value get_headers(Interpreter& interpreter, const Arguments& arguments) {
  return slot_of(interpreter, this_message(interpreter, arguments), kHeaders);
}

Value get_body_used(Interpreter& interpreter, const Arguments& arguments) {
  return slot_of(interpreter, this_message(interpreter, arguments), kBodyUsed);
}

// The copy has a body of its own, which belongs to the caller; headers are copied too.
Value clone(Interpreter& interpreter, const Arguments& arguments) {
  const ObjectRef message = this_message(interpreter, arguments);
  const bool is_request =
      is_library_object(interpreter, arguments.this_value, LibraryType::Request);
  std::vector<Value> slots = interpreter.heap().data<HostData>(message).slots;
  if (has_body(interpreter, message)) {
    slots[kBody] = Value::string(
        consume(interpreter, message, "This ReadableStream is currently locked to a reader,"));
    set_slot(interpreter, message, kBodyUsed, Value::boolean(false));
  }
  slots[kHeaders] = Value::object(new_headers(interpreter, slots[kHeaders]));
  const Realm& realm = interpreter.realm();
  return Value::object(new_message(
      interpreter, is_request ? LibraryType::Request : LibraryType::Response,
      is_request ? realm.request_prototype : realm.response_prototype, std::move(slots)));
}

void install_message(Interpreter& interpreter, ObjectRef prototype) {
  define_property(interpreter, prototype, "headers", get_headers, nullptr);
  define_property(interpreter, prototype, "bodyUsed", get_body_used, nullptr);
  define_method(interpreter, prototype, "text", text, 0);
  define_method(interpreter, prototype, "json", json, 0);
  define_method(interpreter, prototype, "clone", clone, 0);
}

// A member of the second argument of a constructor.
Value option(Interpreter& interpreter, Value options, std::string_view name) {
  if (options.is_nullish()) return Value::undefined();
  if (!options.is_object()) {
    interpreter.throw_type_error("the options of a message must be an object");
  }
  return interpreter.get(options, interpreter.key(name));
}

// ---- Request

// The well-known methods are written in capitals, others as they come.
std::string method_name(std::string name) {
  std::string capitals = name;
  for (char& c : capitals) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  for (const std::string_view known :
       {"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"}) {
    if (capitals == known) return capitals;
  }
  return name;
}

Value request_constructor(Interpreter& interpreter, const Arguments& arguments) {
  require_new(interpreter, arguments, "Request");
  const Value input = arguments[0];
  std::vector<Value> slots{Value::undefined(), Value::null(), Value::boolean(false),
                           Value::undefined(), interpreter.string("GET")};
  Value headers_init;
  if (is_library_object(interpreter, input, LibraryType::Request)) {
    const ObjectRef original = input.as_object();
    slots = interpreter.heap().data<HostData>(original).slots;
    headers_init = slots[kHeaders];
    const bool replaced = !option(interpreter, arguments[1], "body").is_nullish();
    if (!replaced && has_body(interpreter, original)) {
      slots[kBody] = Value::string(
          consume(interpreter, original, "Cannot reconstruct a Request with a used body."));
    }
    slots[kBodyUsed] = Value::boolean(false);
  } else {
    const std::string text = interpreter.to_utf8(input);
    UrlRecord url;
    require_valid(interpreter, parse_url(text, nullptr, url), fmt::format("Invalid URL: {}", text));
    slots[kUrl] = interpreter.string(url.href());
  }
  const Value method = option(interpreter, arguments[1], "method");
  if (!method.is_undefined()) {
    slots[kMethod] = interpreter.string(method_name(interpreter.to_utf8(method)));
  }
  const Value headers = option(interpreter, arguments[1], "headers");
  const ObjectRef made = new_headers(interpreter, headers.is_undefined() ? headers_init : headers);
  slots[kHeaders] = Value::object(made);
  const Body body = body_from(interpreter, option(interpreter, arguments[1], "body"));
  if (body.text.is_string()) {
    slots[kBody] = body.text;
    add_content_type(interpreter, made, body.type);
  }
  const std::string name = interpreter.strings().utf8(slots[kMethod].as_string());
  if (slots[kBody].is_string() && (name == "GET" || name == "HEAD")) {
    interpreter.throw_type_error("Request with a GET or HEAD method cannot have a body.");
  }
  return Value::object(new_message(
      interpreter, LibraryType::Request,
      interpreter.prototype_for(arguments.new_target, interpreter.realm().request_prototype),
      std::move(slots)));
}

Value get_url(Interpreter& interpreter, const Arguments& arguments) {
  return slot_of(interpreter, this_request(interpreter, arguments), kUrl);
}

Value get_method(Interpreter& interpreter, const Arguments& arguments) {
  return slot_of(interpreter, this_request(interpreter, arguments), kMethod);
}

// ---- Response

bool has_null_body(double status) {
  return status == 101 || status == 204 || status == 205 || status == 304;
}

Value new_response(Interpreter& interpreter, ObjectRef prototype, const Body& body, Value options) {
  const Value wished_status = option(interpreter, options, "status");
  const double status = wished_status.is_undefined() ? 200 : interpreter.to_integer(wished_status);
  if (status < 200 || status > 599) {
    interpreter.throw_error(
        ErrorType::RangeError,
        "Responses may only be constructed with status codes in the range 200 to "
        "599, inclusive.");
  }
  if (body.text.is_string() && has_null_body(status)) {
    interpreter.throw_type_error(
        fmt::format("Response with null body status ({}) cannot have a body.", status));
  }
  const Value status_text = option(interpreter, options, "statusText");
  const ObjectRef headers = new_headers(interpreter, option(interpreter, options, "headers"));
  add_content_type(interpreter, headers, body.type);
  std::vector<Value> slots{
      Value::object(headers), body.text, Value::boolean(false), Value::number(status),
      status_text.is_undefined() ? interpreter.string("")
                                 : Value::string(interpreter.to_string(status_text))};
  return Value::object(
      new_message(interpreter, LibraryType::Response, prototype, std::move(slots)));
}

Value response_constructor(Interpreter& interpreter, const Arguments& arguments) {
  require_new(interpreter, arguments, "Response");
  const Body body = body_from(interpreter, arguments[0]);
  return new_response(
      interpreter,
      interpreter.prototype_for(arguments.new_target, interpreter.realm().response_prototype), body,
      arguments[1]);
}

Value response_json(Interpreter& interpreter, const Arguments& arguments) {
  const Value body =
      stringify_json(interpreter, arguments[0], Value::undefined(), Value::undefined());
  if (!body.is_string()) interpreter.throw_type_error("Value is not JSON serializable");
  return new_response(interpreter, interpreter.realm().response_prototype,
                      {body, "application/json"}, arguments[1]);
}

Value get_status(Interpreter& interpreter, const Arguments& arguments) {
  return slot_of(interpreter, this_response(interpreter, arguments), kStatus);
}

Value get_ok(Interpreter& interpreter, const Arguments& arguments) {
  const double status = get_status(interpreter, arguments).as_number();
  return Value::boolean(status >= 200 && status <= 299);
}

Value get_status_text(Interpreter& interpreter, const Arguments& arguments) {
  return slot_of(interpreter, this_response(interpreter, arguments), kStatusText);
}

}  // namespace

std::optional<std::string> take_response_text(Interpreter& interpreter, Value value) {
  if (!is_library_object(interpreter, value, LibraryType::Response)) return std::nullopt;
  const ObjectRef response = value.as_object();
  if (!has_body(interpreter, response)) return std::string();
  // In this order: sent elsewhere, a body is not used up (semantics 8.6).
  if (!is_used(interpreter, response)) use(interpreter, response);
  return interpreter.strings().utf8(consume(interpreter, response));
}

void install_fetch(Interpreter& interpreter) {
  install_headers(interpreter);
  const ObjectRef of_requests = new_prototype(interpreter);
  interpreter.realm().request_prototype = of_requests;
  define_constructor(interpreter, "Request", request_constructor, 1, of_requests);
  define_property(interpreter, of_requests, "url", get_url, nullptr);
  define_property(interpreter, of_requests, "method", get_method, nullptr);
  install_message(interpreter, of_requests);
  define_tag(interpreter, of_requests, "Request");

  const ObjectRef of_responses = new_prototype(interpreter);
  interpreter.realm().response_prototype = of_responses;
  const ObjectRef response =
      define_constructor(interpreter, "Response", response_constructor, 0, of_responses);
  define_method(interpreter, response, "json", response_json, 1);
  define_property(interpreter, of_responses, "status", get_status, nullptr);
  define_property(interpreter, of_responses, "ok", get_ok, nullptr);
  define_property(interpreter, of_responses, "statusText", get_status_text, nullptr);
  install_message(interpreter, of_responses);
  define_tag(interpreter, of_responses, "Response");
}

}  // namespace ctxcheck::vm
