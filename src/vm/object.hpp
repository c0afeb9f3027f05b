// Heap cells: JavaScript objects and what the interpreter keeps beside them. Its own file because a
// cell's fields, each listed once in its `fields` function, are the single source for snapshots,
// restoring and reachability.
//
// A visitor offers: value(Value&), object(ObjectRef&), key(PropertyKey&), number(integer&),
// boolean(bool&), enumeration(E&), text(StringRef&), context(ContextId&), list(vector of structs
// with fields()), values(vector<Value>&), note(Position&) for what is kept but no part of a state's
// identity, and host_data(tag, uint32&).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "vm/promise.hpp"
#include "vm/value.hpp"

namespace ctxcheck::vm {

enum class ObjectKind : std::uint8_t {
  Ordinary,
  Array,
  Function,        // a closure of the program
  NativeFunction,  // built in
  BoundFunction,
  Error,
  Promise,
  Map,
  Set,
  WeakMap,
  WeakSet,
  Proxy,
  Primitive,  // wrapper of a string, number or boolean
  Iterator,   // built-in iterators over arrays, strings, maps and sets
  Generator,  // a generator object; `coroutine` holds its execution
  AsyncGenerator,
  Arguments,
  Host,  // made by the host: batchers, I/O objects, AsyncLocalStorage, ...
  // Cells no program can hold:
  Environment,  // captured bindings of one scope
  Coroutine,    // a suspended or running async function, generator or async generator
  Symbol,
  AccessorPair,
  ResolvingState,  // shared by the two resolving functions of a promise
};

enum PropertyFlags : std::uint8_t {
  kWritable = 1,
  kEnumerable = 2,
  kConfigurable = 4,
  kAccessor = 8,  // the value is an AccessorPair cell
  kAllFlags = kWritable | kEnumerable | kConfigurable,
  kHiddenFlags = kWritable | kConfigurable,  // built-in methods
};

struct Property {
  PropertyKey key;
  std::uint8_t flags = kAllFlags;
  Value value;

  template <class Visitor>
  void fields(Visitor& v) {
    v.key(key);
    v.number(flags);
    v.value(value);
  }
};

struct ArrayData {
  std::vector<Value> elements;  // Value::empty() for holes; `length` is the size
  bool length_writable = true;
  template <class Visitor>
  void fields(Visitor& v) {
    v.values(elements);
    v.boolean(length_writable);
  }
};

struct FunctionData {
  std::uint32_t code = 0;  // index into the program's functions
  ObjectRef environment = kNoObject;
  Value this_value =
      Value::empty();  // arrow functions keep theirs in the environment; see the compiler
  ObjectRef home_object = kNoObject;   // for `super`
  ObjectRef class_fields = kNoObject;  // a constructor's field initializer function
  bool derived_constructor = false;
  template <class Visitor>
  void fields(Visitor& v) {
    v.number(code);
    v.object(environment);
    v.value(this_value);
    v.object(home_object);
    v.object(class_fields);
    v.boolean(derived_constructor);
  }
};

struct NativeFunctionData {
  std::uint32_t native = 0;  // index into the registry of native functions
  std::vector<Value> slots;  // what the function closes over
  template <class Visitor>
  void fields(Visitor& v) {
    v.number(native);
    v.values(slots);
  }
};

struct BoundFunctionData {
  Value target;
  Value this_value;
  std::vector<Value> arguments;
  template <class Visitor>
  void fields(Visitor& v) {
    v.value(target);
    v.value(this_value);
    v.values(arguments);
  }
};

// Map, Set: insertion order; deleted entries stay as tombstones (key empty) until no iterator can
// be on them.
struct CollectionData {
  struct Entry {
    Value key;
    Value value;
    template <class Visitor>
    void fields(Visitor& v) {
      v.value(key);
      v.value(value);
    }
  };
  std::vector<Entry> entries;
  std::uint32_t live = 0;
};

// WeakMap, WeakSet: entries live as long as their keys are reachable otherwise.
struct WeakCollectionData {
  struct Entry {
    ObjectRef key = kNoObject;
    Value value;
  };
  std::vector<Entry> entries;
};

struct ProxyData {
  ObjectRef target = kNoObject;
  ObjectRef handler = kNoObject;
  template <class Visitor>
  void fields(Visitor& v) {
    v.object(target);
    v.object(handler);
  }
};

struct PrimitiveData {
  Value value;
  template <class Visitor>
  void fields(Visitor& v) {
    v.value(value);
  }
};

enum class IteratorKind : std::uint8_t {
  ArrayValues,
  ArrayKeys,
  ArrayEntries,
  String,
  MapKeys,
  MapValues,
  MapEntries,
  SetValues,
  SetEntries,
  ForIn,
  AsyncFromSync,
};
struct IteratorData {
  IteratorKind kind = IteratorKind::ArrayValues;
  Value target;  // undefined once exhausted
  std::uint32_t position = 0;
  std::vector<Value> keys;  // ForIn: the keys still to come
  // Custom serialization: the position in a Map or Set counts live entries.
};

struct GeneratorData {
  ObjectRef coroutine = kNoObject;
  template <class Visitor>
  void fields(Visitor& v) {
    v.object(coroutine);
  }
};

// Objects of the host; `type` is the host's own numbering, and the meaning of slots and words is
// the host's.
struct HostData {
  std::uint8_t type = 0;
  std::vector<Value> slots;
  std::vector<std::uint32_t> words;
  ContextId context = kNoContext;  // the context it belongs to, if any
  template <class Visitor>
  void fields(Visitor& v) {
    v.number(type);
    v.values(slots);
    v.numbers(words);
    v.context(context);
  }
};

struct EnvironmentData {
  ObjectRef parent = kNoObject;
  std::vector<Value> slots;  // Value::empty() before initialization
  template <class Visitor>
  void fields(Visitor& v) {
    v.object(parent);
    v.values(slots);
  }
};

enum class CoroutineState : std::uint8_t {
  SuspendedStart,
  SuspendedYield,
  SuspendedAwait,
  Running,
  DrainingQueue,  // an async generator that has ended and answers what is queued
  Completed
};
enum class ResumeKind : std::uint8_t { Next, Throw, Return };

// Everything a suspended function needs to go on. A plain call keeps the same data on the C++ side
// while it runs.
struct CoroutineData {
  std::uint32_t code = 0;
  std::uint32_t pc = 0;
  CoroutineState state = CoroutineState::SuspendedStart;
  ObjectRef function = kNoObject;
  ObjectRef environment = kNoObject;
  Value this_value;
  Value new_target;
  std::vector<Value> locals;
  std::vector<Value> stack;
  std::vector<Value> arguments;   // only if the code uses `arguments` or a rest parameter later on
  ObjectRef promise = kNoObject;  // async functions: the result promise
  ObjectRef generator = kNoObject;  // generators: the generator object
  Value frame;  // the async context frame to restore on resumption of a generator, else undefined
  struct Request {  // async generators: queued next/throw/return calls
    ResumeKind kind = ResumeKind::Next;
    Value value;
    ObjectRef promise = kNoObject;
    template <class Visitor>
    void fields(Visitor& v) {
      v.enumeration(kind);
      v.value(value);
      v.object(promise);
    }
  };
  std::vector<Request> queue;
  template <class Visitor>
  void fields(Visitor& v) {
    v.number(code);
    v.number(pc);
    v.enumeration(state);
    v.object(function);
    v.object(environment);
    v.value(this_value);
    v.value(new_target);
    v.values(locals);
    v.values(stack);
    v.values(arguments);
    v.object(promise);
    v.object(generator);
    v.value(frame);
    v.list(queue);
  }
};

struct SymbolData {
  Value description;  // a string or undefined
  bool is_private = false;
  template <class Visitor>
  void fields(Visitor& v) {
    v.value(description);
    v.boolean(is_private);
  }
};

struct AccessorPairData {
  Value getter;
  Value setter;
  template <class Visitor>
  void fields(Visitor& v) {
    v.value(getter);
    v.value(setter);
  }
};

struct ResolvingStateData {
  ObjectRef promise = kNoObject;
  bool already_resolved = false;
  template <class Visitor>
  void fields(Visitor& v) {
    v.object(promise);
    v.boolean(already_resolved);
  }
};

using Payload =
    std::variant<std::monostate, ArrayData, FunctionData, NativeFunctionData, BoundFunctionData,
                 PromiseData, CollectionData, WeakCollectionData, ProxyData, PrimitiveData,
                 IteratorData, GeneratorData, HostData, EnvironmentData, CoroutineData, SymbolData,
                 AccessorPairData, ResolvingStateData>;

struct Object {
  ObjectKind kind = ObjectKind::Ordinary;
  bool extensible = true;
  ObjectRef prototype = kNoObject;
  std::vector<Property> properties;  // in insertion order; own_keys() sorts array indices first
  Payload payload;

  [[nodiscard]] bool callable() const {
    return kind == ObjectKind::Function || kind == ObjectKind::NativeFunction ||
           kind == ObjectKind::BoundFunction;
  }
};

}  // namespace ctxcheck::vm
