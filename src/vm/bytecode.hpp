// Compiled code: instructions, functions, modules. Its own file because the compiler writes it and
// the execution loop reads it, and neither knows the other.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "spec/source.hpp"
#include "vm/value.hpp"

namespace ctxcheck::vm {

// A stack machine. In the comments, `a` and `b` are the operands; the stack grows to the right.
enum class Op : std::uint8_t {
  // Constants and the stack
  Constant,  // -> constants[a]
  Undefined,
  Null,
  True,
  False,
  Empty,
  Pop,
  Duplicate,
  Duplicate2,  // x y -> x y x y
  Swap,        // x y -> y x
  // Variables
  LoadLocal,
  StoreLocal,  // a: local; storing pops
  LoadSlot,
  StoreSlot,         // a: hops, b: slot
  CheckInitialized,  // x -> x; a: constant with the name; throws if empty
  LoadGlobal,
  TypeOfGlobal,   // a: constant with the name
  StoreGlobal,    // v -> ; a: constant with the name
  ThrowConstant,  // a: constant with the name: assignment to a constant
  PushScope,      // a: slots; a new environment inside the current one
  PopScope,
  CopyScope,  // a copy of the current environment, for the next iteration
  SaveScope,  // a: first of two locals: environment and stack size
  // Properties
  GetProperty,       // o -> v; a: constant with the key
  GetMethod,         // o -> o v; a: constant with the key
  SetProperty,       // o v -> v
  GetElement,        // o k -> v
  GetElementMethod,  // o k -> o v
  SetElement,        // o k v -> v
  DeleteElement,     // o k -> boolean
  GetSuper,          // this k -> v
  SetSuper,          // this k v -> v
  GetPrivate,
  SetPrivate,        // o n -> v; o n v -> v
  GetPrivateMethod,  // o n -> o v
  HasPrivate,        // o n -> boolean
  NewPrivateName,    // -> symbol; a: constant with the name
  ToPropertyKey,     // x -> k
  // Literals
  NewObject,
  NewArray,
  Append,          // array v -> array
  AppendHole,      // array -> array
  AppendSpread,    // array iterable -> array
  DefineField,     // o k v -> o; a: 1 names an anonymous function after the key
  DefineAccessor,  // o k f -> o; a: 0 getter, 1 setter; b: flags
  DefineMethod,    // o k f -> o; a: flags. Gives f a name and, if it has none, the home object o
  CopyProperties,  // o source -> o
  CopyRest,        // source k1 .. ka -> rest; a: how many keys are left out
  RequireObject,   // x -> x; throws on undefined and null; a: 1 + constant with the first key, or 0
  SetPrototype,    // o p -> o, for __proto__: in literals
  TemplateObject,  // -> constants[a]
  ToStringOp,      // x -> string
  Concat,          // strings s1 .. sa -> string
  // Operators
  Add,
  Subtract,
  Multiply,
  Divide,
  Remainder,
  Exponent,
  BitAnd,
  BitOr,
  BitXor,
  ShiftLeft,
  ShiftRight,
  ShiftRightUnsigned,
  Equal,
  NotEqual,
  StrictEqual,
  StrictNotEqual,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  In,
  InstanceOf,
  Negate,
  ToNumber,
  Not,
  BitNot,
  TypeOf,
  Increment,
  Decrement,
  // Jumps; a: target
  Jump,
  JumpIfFalse,
  JumpIfTrue,  // pops the condition
  JumpIfFalseKeep,
  JumpIfTrueKeep,  // keeps it
  JumpIfNotNullishKeep,
  JumpIfNullish,         // pops a nullish value and jumps; keeps any other
  JumpIfNotUndefined,    // keeps a value and jumps; pops undefined
  JumpIfNotEqualNumber,  // x -> ; a: target, b: number; jumps unless x is that number
  // Calls
  // b: constant with what is called as the program wrote it, for messages
  Call,                 // f this x1 .. xa -> v
  CallSpread,           // f this array -> v
  New,                  // c x1 .. xa -> v
  NewSpread,            // c array -> v
  SuperCallSpread,      // function new.target array -> v
  RunFieldInitializer,  // this constructor ->
  MakeFunction,         // -> f; a: function's number, b: constant with the name
  MakeClass,  // superclass -> constructor prototype; a: number, b: 1 if it has a superclass
  SetHome,    // home f -> f
  SetFields,  // constructor f ->
  LoadThis,
  LoadNewTarget,
  LoadFunction,
  MakeArguments,
  MakeRest,      // a: first index
  Argument,      // -> the a-th argument or undefined
  CheckThis,     // x -> x; throws if `this` is not there yet
  CheckUnbound,  // x -> ; throws if `this` is there already
  LeaveThis,     // this result -> result; `this` is for construct(), which checks both
  // Exceptions and iteration
  Throw,        // a: 1 if an exception goes on that was thrown before
  GetIterator,  // iterable -> iterator next
  GetAsyncIterator,
  IteratorCall,          // -> result of `next`; a: local of iterator, next, done
  IteratorResult,        // result -> result; throws unless it is an object
  IteratorDone,          // result -> done
  IteratorValue,         // result -> value
  IteratorStep,          // a: as above; -> value, undefined when done
  IteratorRest,          // a: as above; -> array
  IteratorClose,         // a: as above; calls `return` unless done
  IteratorCloseQuietly,  // the same, for exceptions: errors of `return` are forgotten
  IteratorReturn,  // a: as above; -> result of `return`, or empty if there is none or it is done
  ForInKeys,       // o -> iterator
  ForInNext,       // iterator -> key; empty when done
  JumpIfEmpty,     // keeps a value; pops empty and jumps to a
  // Suspension
  Await,  // v -> v
  InitialYield,
  Yield,         // v -> v kind; a: 1 if v is a result object
  ResumeThrow,   // v kind -> v kind; throws v if kind is Throw
  DelegateCall,  // received kind -> result outcome; a: locals of the iterator
  ThrowNoThrow,  // TypeError: the iterator of a `yield*` has no `throw`
  Return,        // v ->
};

// What became of a call that a `yield*` hands to its iterator.
enum class Delegated : std::uint8_t { Called, NoReturn, NoThrow };

struct Instruction {
  Op op = Op::Undefined;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

// An exception raised in [begin, end) goes to `target`, with environment and stack as SaveScope
// kept them in the locals from `saved`, and the exception on top.
struct Handler {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t target = 0;
  std::uint32_t saved = 0;
};

struct Code {
  std::string name;
  std::vector<Instruction> instructions;
  std::vector<spec::Position> positions;  // beside the instructions
  std::vector<std::uint8_t> reached;      // beside the instructions: has run
  std::vector<Value> constants;
  std::vector<Handler> handlers;  // inner ones first
  std::uint32_t locals = 0;
  std::uint32_t length = 0;  // the function's `length`
  std::uint32_t module = 0;
  bool is_async = false;
  bool is_generator = false;
  bool is_arrow = false;
  bool is_method = false;  // cannot be constructed
  bool is_class = false;   // cannot be called
  bool is_derived = false;
  bool internal = false;  // of the runtime itself, not of the user's program
  std::string source_text;
};

struct CompiledModule {
  std::uint32_t body = 0;                        // number of its function
  std::uint32_t slots = 0;                       // of its environment
  std::map<std::string, std::uint32_t> exports;  // exported name -> slot
  bool has_await = false;
  bool internal = false;
};

// All code of a program; grows while modules are added, constant afterwards.
struct Program {
  std::vector<Code> functions;
  std::vector<CompiledModule> modules;
};

}  // namespace ctxcheck::vm
