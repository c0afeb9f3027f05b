// The interpreter: runs the code of one program on one heap. Its own file because it is what vm/
// offers to the model and to built-in functions: calls, the abstract operations of ECMAScript, and
// coroutines.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "spec/spec.hpp"
#include "vm/heap.hpp"
#include "vm/host.hpp"
#include "vm/native.hpp"
#include "vm/realm.hpp"
#include "vm/strings.hpp"

namespace ctxcheck::vm {

struct Code;                // one compiled function, bytecode.hpp
struct Program;             // all compiled code, bytecode.hpp
struct Frame;               // one running function, frame.hpp
struct PropertyDescriptor;  // descriptor.hpp

enum class ErrorType : std::uint8_t {
  Error,
  TypeError,
  RangeError,
  ReferenceError,
  SyntaxError,
  UriError,
  EvalError,
  AggregateError
};

// What one turn may use; beyond it LimitExceeded is thrown.
struct Limits {
  std::uint64_t steps = 20'000'000;  // bytecode instructions
  std::uint32_t call_depth = 1'000;  // nested calls, built-ins included: 8 MiB of C++ stack suffice
  std::size_t memory = 256U << 20U;  // bytes
};

class Interpreter {
 public:
  // Makes the realm. `extend` then adds the host's globals before the base image is sealed.
  Interpreter(Host& host, const std::function<void(Interpreter&)>& extend, Limits limits = {});
  ~Interpreter();
  Interpreter(const Interpreter&) = delete;
  Interpreter& operator=(const Interpreter&) = delete;

  // ---- the parts
  [[nodiscard]] Host& host() { return host_; }
  [[nodiscard]] Heap& heap() { return heap_; }
  [[nodiscard]] const Heap& heap() const { return heap_; }
  [[nodiscard]] StringTable& strings() { return strings_; }
  [[nodiscard]] const StringTable& strings() const { return strings_; }
  [[nodiscard]] Realm& realm() { return realm_; }
  [[nodiscard]] NativeRegistry& natives() { return natives_; }
  [[nodiscard]] const NativeRegistry& natives() const { return natives_; }

  // ---- programs
  // Compiles a module and adds its functions to the program. `internal` marks code of the runtime
  // itself (the wrapper around handlers), which is no code of the user. Must be called before
  // evaluation, always in the same order.
  std::uint32_t add_module(const spec::ast::Module& module, const std::string& source,
                           bool internal);
  // Names that imports resolve to; set by the host before evaluation. Values must be base objects
  // or primitives.
  void define_module(std::string_view specifier, std::string_view name, Value value);
  // Evaluates a module body added before; for a module with top-level await the returned promise
  // settles when it is done, otherwise the result is undefined. Throws Thrown.
  Value evaluate(std::uint32_t module);
  // The value of an exported binding of an evaluated module; empty if there is none.
  [[nodiscard]] Value exported(std::uint32_t module, std::string_view name) const;
  // To be called once, after the last module was added: what is in the heap now is the base image.
  void seal();
  // Lines of a module with code that has not run so far, in order.
  [[nodiscard]] std::vector<std::uint32_t> unreached_lines(std::uint32_t module) const;
  // Every defined module with its names.
  [[nodiscard]] std::map<std::string, std::vector<std::string>> defined_modules() const;
  // How many strings the programs and built-ins made before evaluation; for snapshots.
  [[nodiscard]] std::uint32_t constant_strings() const { return constant_strings_; }
  // The roots that the interpreter itself keeps between turns: the environments of evaluated
  // modules.
  [[nodiscard]] std::vector<ObjectRef>& module_environments() { return module_environments_; }

  // ---- turns
  void begin_turn();  // resets the allowances of Limits
  // The async context frame of the code that runs (AsyncLocalStorage, semantics 9): captured by the
  // host, restored with each job; undefined outside turns.
  Value frame = Value::undefined();
  // Where the innermost frame of the user's program stands; unknown outside of it.
  [[nodiscard]] spec::Position position() const;
  // Where the program stood when an exception was last raised.
  [[nodiscard]] spec::Position thrown_at() const { return thrown_at_; }
  // Counts work that is done without running instructions; throws LimitExceeded.
  void count_steps(std::uint64_t steps);

  // ---- calls
  // One nested call; also for built-ins that recurse by themselves. Throws LimitExceeded,
  // depth.hpp.
  class Depth;
  Value call(Value callee, Value this_value, std::span<const Value> arguments);
  Value construct(Value constructor, std::span<const Value> arguments, Value new_target);
  Value construct(Value constructor, std::span<const Value> arguments) {
    return construct(constructor, arguments, constructor);
  }

  // ---- jobs
  // Runs a reaction of kind Then or Await as its job does.
  void run_reaction(const Reaction& reaction, PromiseStatus status, Value argument);
  // NewPromiseResolveThenableJob.
  void run_thenable_job(ObjectRef promise, Value thenable, Value then);

  // ---- promises (ECMAScript 27.2)
  [[nodiscard]] ObjectRef new_promise();
  [[nodiscard]] ObjectRef new_promise(ObjectRef prototype);  // of a subclass
  // What a promise's resolve function does, without the already-resolved check.
  void resolve_promise(ObjectRef promise, Value resolution);
  void reject_promise(ObjectRef promise, Value reason) {
    host_.settle(promise, PromiseStatus::Rejected, reason);
  }
  struct ResolvingFunctions {
    Value resolve;
    Value reject;
  };
  [[nodiscard]] ResolvingFunctions create_resolving_functions(ObjectRef promise);
  // A promise with the functions that settle it; those are undefined for plain promises, whose
  // creator settles them itself (NewPromiseCapability).
  struct Capability {
    Value promise;
    Value resolve;
    Value reject;
  };
  [[nodiscard]] Capability new_capability(Value constructor);
  void settle_capability(const Capability& capability, PromiseStatus status, Value value);
  // PromiseResolve(%Promise%, value).
  [[nodiscard]] ObjectRef promise_resolve(Value value);
  // What a reaction's handler is, to find the continuations behind it (properties.md, "lost
  // continuation").
  struct Continuation {
    bool of_program = false;          // it runs code of the user
    std::vector<ObjectRef> promises;  // promises that it would settle or derive
  };
  [[nodiscard]] Continuation continuation_of(const Reaction& reaction) const;

  // Promise.prototype.then on a promise, for built-ins: `reaction` needs kind and handlers.
  void then(ObjectRef promise, Value on_fulfilled, Value on_rejected, const Capability& capability);
  // new_capability, or a plain promise if the constructor is %Promise% itself.
  [[nodiscard]] Value species_constructor(ObjectRef object, ObjectRef default_constructor);

  // ---- objects: the abstract operations (ECMAScript 7, 10); all may run code of the program and
  // throw Thrown ----
  Value get(Value object, PropertyKey key);  // also on primitives; throws TypeError on nullish
  Value get(ObjectRef object, std::string_view name);
  Value get_element(Value object, Value key);
  void set(Value object, PropertyKey key, Value value);  // strict: throws if it fails
  void set_element(Value object, Value key, Value value);
  bool has_property(ObjectRef object, PropertyKey key);
  bool delete_property(ObjectRef object, PropertyKey key);
  // Own data property without calling setters or traps; for literals and built-ins.
  void define(ObjectRef object, PropertyKey key, Value value, std::uint8_t flags = kAllFlags);
  void define(ObjectRef object, std::string_view name, Value value, std::uint8_t flags = kAllFlags);
  void define_accessor(ObjectRef object, PropertyKey key, Value getter, Value setter,
                       std::uint8_t flags);
  // Keys in ECMAScript's order: array indices ascending, strings, symbols; no private names.
  [[nodiscard]] std::vector<PropertyKey> own_keys(ObjectRef object);
  // An own property as it is, without traps or getters; none if absent. Array elements and string
  // indices included.
  [[nodiscard]] std::optional<Property> own_property(ObjectRef object, PropertyKey key) const;
  ObjectRef prototype_of(ObjectRef object);
  void set_prototype(ObjectRef object, ObjectRef prototype);
  // The method of this name; undefined if it is undefined or null; throws if it is no function.
  Value get_method(Value object, PropertyKey key);
  bool is_array(Value value) const;
  // As [[Set]] with an explicit receiver; false if it is refused.
  bool set_on(ObjectRef object, PropertyKey key, Value value, Value receiver);
  // [[Get]] with an explicit receiver.
  Value get_from(ObjectRef object, PropertyKey key, Value receiver);
  bool instance_of(Value value, Value constructor);
  // OrdinaryHasInstance, what Function.prototype[Symbol.hasInstance] does.
  bool ordinary_has_instance(Value constructor, Value value);
  // The internal methods with the traps of proxies, for Object and Reflect; false if refused.
  std::optional<Property> get_own_property(ObjectRef object, PropertyKey key);
  bool define_own_property(ObjectRef object, PropertyKey key, const PropertyDescriptor& descriptor);
  bool is_extensible(ObjectRef object);
  bool prevent_extensions(ObjectRef object);
  bool change_prototype(ObjectRef object, ObjectRef prototype);

  // ---- making things
  [[nodiscard]] ObjectRef new_object();
  [[nodiscard]] ObjectRef new_array(std::vector<Value> elements);
  [[nodiscard]] ObjectRef new_native(NativeFunction function,
                                     std::vector<Value> slots = {});  // must be in the registry
  [[nodiscard]] Value new_error(ErrorType type, std::string_view message);
  [[nodiscard]] Value new_iterator(IteratorKind kind, Value target, ObjectRef prototype);
  // The `prototype` of new.target, or the default if it is no object.
  [[nodiscard]] ObjectRef prototype_for(Value new_target, ObjectRef default_prototype);
  // What Function.prototype.toString returns.
  [[nodiscard]] std::string function_text(ObjectRef function);
  // Interned; throws a RangeError for strings beyond the language's limit.
  [[nodiscard]] Value string(std::u16string_view text);
  [[nodiscard]] Value string(std::string_view utf8);
  [[nodiscard]] PropertyKey key(std::string_view utf8) {
    return PropertyKey(strings_.intern(utf8));
  }
  [[noreturn]] void throw_error(ErrorType type, std::string_view message);
  [[noreturn]] void throw_type_error(std::string_view message) {
    throw_error(ErrorType::TypeError, message);
  }

  // ---- conversions (ECMAScript 7.1, 7.2)
  [[nodiscard]] bool to_boolean(Value v) const;
  double to_number(Value v);
  Value to_primitive(Value v, std::string_view hint = "default");
  StringRef to_string(Value v);
  std::string to_utf8(Value v) { return strings_.utf8(to_string(v)); }
  ObjectRef to_object(Value v);
  PropertyKey to_property_key(Value v);
  double to_integer(Value v);
  std::uint32_t to_length(Value v);  // clamped to 2^32 - 1
  std::int32_t to_int32(Value v);
  // Relational comparison (ECMAScript 7.2.13): true, false, or none if a side is NaN.
  std::optional<bool> less_than(Value a, Value b, bool left_first);
  Value add(Value a, Value b);
  [[nodiscard]] bool is_callable(Value v) const;
  [[nodiscard]] bool is_constructor(Value v) const;
  [[nodiscard]] bool strictly_equal(Value a, Value b) const;
  bool loosely_equal(Value a, Value b);
  [[nodiscard]] bool same_value(Value a, Value b) const;
  [[nodiscard]] bool same_value_zero(Value a, Value b) const;
  [[nodiscard]] std::string_view type_of(Value v) const;
  [[nodiscard]] static std::string number_to_string(
      double d);  // ECMAScript's Number::toString, radix 10

  // ---- iteration (ECMAScript 7.4)
  struct IteratorRecord {
    Value iterator;
    Value next;
  };
  IteratorRecord get_iterator(Value iterable);
  IteratorRecord get_async_iterator(Value iterable);
  // The next value; none when done.
  std::optional<Value> iterator_step(const IteratorRecord& record);
  // What `next` of array iterators does, on one of them.
  std::optional<Value> array_iterator_step(ObjectRef iterator);
  [[nodiscard]] bool is_array_iterator(Value value) const;
  void iterator_close(const IteratorRecord& record);  // for normal and abrupt ends alike; errors of
                                                      // `return` propagate
  // Every value of an iterable in order; closes the iterator if `body` throws.
  void for_each(Value iterable, const std::function<void(Value)>& body);
  [[nodiscard]] Value iterator_result(Value value, bool done);

  // ---- generators; used by their built-in methods
  Value resume_generator(ObjectRef generator, ResumeKind kind, Value value);
  Value async_generator_enqueue(Value generator, ResumeKind kind, Value value);

  // ---- for console and results
  // As the console of specs prints an argument (formats.md): strings as they are, errors by
  // message, objects as JSON.
  std::string console_text(Value v);

 private:
  friend class Execution;  // the bytecode loop, execution*.cpp

  // ---- functions (functions.cpp)
  Value call_closure(ObjectRef function, Value this_value, std::span<const Value> arguments,
                     Value new_target);
  Value call_native(ObjectRef function, Value this_value, std::span<const Value> arguments,
                    Value new_target);
  Value call_bound(ObjectRef function, std::span<const Value> arguments);
  Value construct_bound(ObjectRef function, std::span<const Value> arguments, Value new_target);
  [[noreturn]] void throw_not_callable(Value value, std::string_view what);
  void enter(Frame& frame, ObjectRef function, Value this_value, std::span<const Value> arguments,
             Value new_target);
  Value start_async(Frame& frame);
  Value start_generator(Frame& frame);
  Value construct_closure(ObjectRef function, std::span<const Value> arguments, Value new_target);
  void run_field_initializer(Value object, ObjectRef constructor);

  // ---- coroutines (coroutines.cpp, async_generators.cpp)
  ObjectRef park(Frame& frame, CoroutineState state);
  [[nodiscard]] Frame unpark(ObjectRef coroutine);
  void release(ObjectRef coroutine, CoroutineState state);
  void await_in(Frame& frame, ObjectRef promise);
  void resume_coroutine(ObjectRef coroutine, ResumeKind kind, Value value);
  // Runs until the end, the next `await` or a `yield`; begins with the exception if there is one.
  void run_async(Frame& frame, Value exception = Value::empty());
  void run_async_generator(Frame& frame, Value exception = Value::empty());
  void end_async_generator(ObjectRef coroutine, PromiseStatus status, Value value);
  void async_generator_complete_step(ObjectRef coroutine, PromiseStatus status, Value value,
                                     bool done);
  void async_generator_drain(ObjectRef coroutine);
  bool async_generator_await_return(ObjectRef coroutine);
  void async_generator_awaited_return(ObjectRef coroutine, PromiseStatus status, Value value);
  void note_thrown(Value exception, bool propagates);

  // ---- the realm (interpreter.cpp, promises.cpp)
  void make_realm();
  void make_prototypes();
  void add_promise_natives();
  void check_string_length(std::size_t units);  // throws the RangeError of string()
  [[nodiscard]] ObjectRef error_prototype_of(ErrorType type) const;

  // ---- modules (modules.cpp)
  [[nodiscard]] Value imported(const std::string& specifier, const std::string& name);
  [[nodiscard]] Value template_object(const std::vector<std::u16string>& cooked,
                                      const std::vector<std::u16string>& raw);

  // ---- continuations (promises.cpp)
  void add_promises_of(ObjectRef coroutine, Continuation& out) const;
  void add_callee(Value function, Continuation& out) const;
  void add_native(const NativeFunctionData& function, Continuation& out) const;
  void add_capability(Value promise, Value resolve, Value reject, Continuation& out) const;

  // ---- objects (objects.cpp, proxies.cpp)
  ObjectRef prototype_of_primitive(Value value);
  [[nodiscard]] bool is_private(PropertyKey key) const;
  [[nodiscard]] std::uint32_t array_index(PropertyKey key) const;
  [[nodiscard]] std::optional<Property> own_exotic(const Object& cell, PropertyKey key) const;
  [[nodiscard]] Value string_property(Value string, PropertyKey key) const;
  [[nodiscard]] std::string key_text(PropertyKey key) const;
  void grow_elements(ArrayData& array, std::size_t size);
  void put_own(ObjectRef object, const Property& property);
  double to_array_length(Value value);
  bool set_array_length(ObjectRef object, Value value);
  bool define_array_length(ObjectRef object, const PropertyDescriptor& descriptor);
  [[noreturn]] void throw_refused(Value object, PropertyKey key);
  bool set_own(ObjectRef receiver, PropertyKey key, Value value);
  Value proxy_get(ObjectRef proxy, PropertyKey key, Value receiver);
  bool proxy_set(ObjectRef proxy, PropertyKey key, Value value, Value receiver);
  bool proxy_set_own(ObjectRef proxy, PropertyKey key, Value value);
  bool proxy_has(ObjectRef proxy, PropertyKey key);
  struct Trap;  // of a proxy
  bool proxy_delete(ObjectRef proxy, PropertyKey key);
  bool proxy_define(ObjectRef proxy, PropertyKey key, const PropertyDescriptor& descriptor);
  std::optional<Property> proxy_get_own(ObjectRef proxy, PropertyKey key);
  std::vector<PropertyKey> proxy_own_keys(ObjectRef proxy);
  ObjectRef proxy_prototype(ObjectRef proxy);
  bool proxy_change_prototype(ObjectRef proxy, ObjectRef prototype);
  bool proxy_is_extensible(ObjectRef proxy);
  bool proxy_prevent_extensions(ObjectRef proxy);
  // What call() and construct() do with a proxy.
  Value proxy_call(ObjectRef proxy, Value this_value, std::span<const Value> arguments);
  Value proxy_construct(ObjectRef proxy, std::span<const Value> arguments, Value new_target);
  Property* find_own(ObjectRef object, PropertyKey key);
  [[nodiscard]] const Property* find_own(ObjectRef object, PropertyKey key) const;

  Host& host_;
  Limits limits_;
  Heap heap_;
  mutable StringTable strings_;  // interning is nothing anybody could see
  NativeRegistry natives_;
  Realm realm_;
  std::unique_ptr<Program> program_;
  std::map<std::string, std::map<std::string, Value>> modules_;
  std::map<std::string, Value> namespaces_;
  std::vector<ObjectRef> module_environments_;
  std::uint32_t constant_strings_ = 0;
  std::uint64_t steps_left_ = 0;
  std::uint32_t depth_ = 0;
  Frame* innermost_ = nullptr;
  spec::Position thrown_at_;
  Value thrown_ = Value::empty();  // the exception that thrown_at_ belongs to
  PropertyKey prototype_key_, constructor_key_, length_key_, name_key_, then_key_, message_key_;
};

}  // namespace ctxcheck::vm
