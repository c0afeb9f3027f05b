// The syntax tree of a spec's JavaScript module, as the parser makes it and the compiler of vm/
// reads it. Names follow ESTree where it has one. Its own file because it is the contract between
// the two.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "spec/source.hpp"

namespace ctxcheck::spec::ast {

struct Expression;
struct Statement;
struct Pattern;
struct Function;
struct Class;

using ExpressionPtr = std::unique_ptr<Expression>;
using StatementPtr = std::unique_ptr<Statement>;
using PatternPtr = std::unique_ptr<Pattern>;
using FunctionPtr = std::unique_ptr<Function>;
using ClassPtr = std::unique_ptr<Class>;

// ---- operators

enum class UnaryOperator : std::uint8_t { Minus, Plus, Not, BitNot, TypeOf, Void, Delete };
enum class UpdateOperator : std::uint8_t { Increment, Decrement };
enum class BinaryOperator : std::uint8_t {
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
};
enum class LogicalOperator : std::uint8_t { And, Or, Coalesce };

// ---- names and keys

// `#name`, without the `#`.
struct PrivateName {
  std::string name;
  Range range;
};

// A property key: a fixed name (identifier, string or number literal, already in its canonical
// string form), a computed expression, or a private name.
using PropertyKey = std::variant<std::string, ExpressionPtr, PrivateName>;

// ---- patterns: binding and assignment targets

struct BindingName {
  std::string name;
};
// An assignment target that is no name: a member expression. Only in assignment patterns.
struct MemberTarget {
  ExpressionPtr member;
};
struct PatternElement {
  PatternPtr target;            // null for an elision in an array pattern
  ExpressionPtr default_value;  // may be null
};
struct ArrayPattern {
  std::vector<PatternElement> elements;
  PatternPtr rest;  // may be null
};
struct PatternProperty {
  PropertyKey key;
  PatternElement value;
};
struct ObjectPattern {
  std::vector<PatternProperty> properties;
  PatternPtr rest;  // may be null
};
struct Pattern {
  Range range;
  std::variant<BindingName, MemberTarget, ArrayPattern, ObjectPattern> node;
};

// ---- functions and classes

struct Parameter {
  PatternElement element;
  bool rest = false;
};

enum class FunctionKind : std::uint8_t {
  Normal,
  Arrow,
  Method,
  Getter,
  Setter,
  Constructor,
  StaticBlock
};

struct Function {
  Range range;
  std::string name;  // empty if anonymous; the compiler infers names from assignments and keys
  Range name_range;
  FunctionKind kind = FunctionKind::Normal;
  bool is_async = false;
  bool is_generator = false;
  std::vector<Parameter> parameters;
  std::vector<StatementPtr> body;
  ExpressionPtr expression_body;  // an arrow function's `=> expression`; then `body` is empty
  std::string source_text;        // for Function.prototype.toString
};

enum class MemberKind : std::uint8_t { Method, Getter, Setter, Field, StaticBlock };

struct ClassMember {
  Range range;
  MemberKind kind = MemberKind::Method;
  bool is_static = false;
  PropertyKey key;       // unused for static blocks
  FunctionPtr function;  // methods, accessors, static blocks
  ExpressionPtr value;   // a field's initializer; may be null
};

struct Class {
  Range range;
  std::string name;  // empty if anonymous
  Range name_range;
  ExpressionPtr superclass;          // may be null
  FunctionPtr constructor;           // null if the class has none
  std::vector<ClassMember> members;  // in source order, without the constructor
  std::string source_text;
};

// ---- expressions

struct Identifier {
  std::string name;
};
struct NumberLiteral {
  double value = 0;
};
struct StringLiteral {
  std::u16string value;
};
struct BooleanLiteral {
  bool value = false;
};
struct NullLiteral {};
struct ThisExpression {};
struct NewTarget {};
struct TemplateLiteral {
  std::vector<std::u16string> strings;  // cooked; one more than expressions
  std::vector<ExpressionPtr> expressions;
};
struct TaggedTemplate {
  ExpressionPtr tag;
  std::vector<std::u16string> cooked;
  std::vector<std::u16string> raw;
  std::vector<ExpressionPtr> expressions;
};
struct SpreadElement {
  ExpressionPtr argument;
};
// An element of an array literal or an argument: null for a hole.
using Element = std::variant<ExpressionPtr, SpreadElement>;
struct ArrayLiteral {
  std::vector<Element> elements;
};
enum class ObjectPropertyKind : std::uint8_t { Value, Shorthand, Method, Getter, Setter, Spread };
struct ObjectProperty {
  Range range;
  ObjectPropertyKind kind = ObjectPropertyKind::Value;
  PropertyKey key;       // unused for Spread
  ExpressionPtr value;   // Value, Shorthand (an Identifier), Spread
  FunctionPtr function;  // Method, Getter, Setter
};
struct ObjectLiteral {
  std::vector<ObjectProperty> properties;
};
struct FunctionExpression {
  FunctionPtr function;
};
struct ClassExpression {
  ClassPtr definition;
};
struct UnaryExpression {
  UnaryOperator op;
  ExpressionPtr argument;
};
struct UpdateExpression {
  UpdateOperator op;
  bool prefix = false;
  ExpressionPtr argument;
};
struct BinaryExpression {
  BinaryOperator op;
  ExpressionPtr left, right;
};
// `#name in object`
struct PrivateIn {
  PrivateName name;
  ExpressionPtr object;
};
struct LogicalExpression {
  LogicalOperator op;
  ExpressionPtr left, right;
};
struct ConditionalExpression {
  ExpressionPtr test, consequent, alternate;
};
struct SequenceExpression {
  std::vector<ExpressionPtr> expressions;
};
// `target = value`; destructuring assignment included.
struct AssignmentExpression {
  PatternPtr target;
  ExpressionPtr value;
};
struct CompoundAssignment {
  BinaryOperator op;
  PatternPtr target;
  ExpressionPtr value;
};
struct LogicalAssignment {
  LogicalOperator op;
  PatternPtr target;
  ExpressionPtr value;
};
// `object.key`, `object[key]`, `object.#key`; `optional` marks `?.` at this link.
struct MemberExpression {
  ExpressionPtr object;
  PropertyKey key;
  bool optional = false;
};
struct SuperMember {
  PropertyKey key;
};
struct SuperCall {
  std::vector<Element> arguments;
};
struct CallExpression {
  ExpressionPtr callee;
  std::vector<Element> arguments;
  bool optional = false;
};
// The whole of a chain that contains `?.`: where a short circuit ends.
struct OptionalChain {
  ExpressionPtr expression;
};
struct NewExpression {
  ExpressionPtr callee;
  std::vector<Element> arguments;
};
struct AwaitExpression {
  ExpressionPtr argument;
};
struct YieldExpression {
  ExpressionPtr argument;
  bool delegate = false;
};  // argument may be null

struct Expression {
  Range range;
  bool parenthesized = false;
  std::variant<Identifier, NumberLiteral, StringLiteral, BooleanLiteral, NullLiteral,
               ThisExpression, NewTarget, TemplateLiteral, TaggedTemplate, ArrayLiteral,
               ObjectLiteral, FunctionExpression, ClassExpression, UnaryExpression,
               UpdateExpression, BinaryExpression, PrivateIn, LogicalExpression,
               ConditionalExpression, SequenceExpression, AssignmentExpression, CompoundAssignment,
               LogicalAssignment, MemberExpression, SuperMember, SuperCall, CallExpression,
               OptionalChain, NewExpression, AwaitExpression, YieldExpression>
      node;
};

// ---- statements

enum class DeclarationKind : std::uint8_t { Var, Let, Const };

struct Declarator {
  Range range;
  PatternPtr target;
  ExpressionPtr init;  // may be null
};
struct VariableDeclaration {
  DeclarationKind kind = DeclarationKind::Let;
  std::vector<Declarator> declarators;
};
struct FunctionDeclaration {
  FunctionPtr function;
};
struct ClassDeclaration {
  ClassPtr definition;
};
struct ExpressionStatement {
  ExpressionPtr expression;
};
struct BlockStatement {
  std::vector<StatementPtr> body;
};
struct EmptyStatement {};
struct IfStatement {
  ExpressionPtr test;
  StatementPtr consequent, alternate;
};
// `for (init; test; update) body`; each part but the body may be null. `init` is a
// VariableDeclaration or ExpressionStatement.
struct ForStatement {
  StatementPtr init;
  ExpressionPtr test, update;
  StatementPtr body;
};
// The left side of for-in and for-of: a declaration with one declarator and no initializer, or an
// assignment target.
struct ForBinding {
  std::optional<DeclarationKind> declaration;
  PatternPtr target;
};
struct ForInStatement {
  ForBinding left;
  ExpressionPtr right;
  StatementPtr body;
};
struct ForOfStatement {
  ForBinding left;
  ExpressionPtr right;
  StatementPtr body;
  bool is_await = false;
};
struct WhileStatement {
  ExpressionPtr test;
  StatementPtr body;
};
struct DoWhileStatement {
  StatementPtr body;
  ExpressionPtr test;
};
struct SwitchCase {
  Range range;
  ExpressionPtr test;  // null for `default`
  std::vector<StatementPtr> body;
};
struct SwitchStatement {
  ExpressionPtr discriminant;
  std::vector<SwitchCase> cases;
};
struct ReturnStatement {
  ExpressionPtr argument;
};  // may be null
struct ThrowStatement {
  ExpressionPtr argument;
};
struct TryStatement {
  StatementPtr block;
  bool has_catch = false;
  PatternPtr parameter;    // null for `catch {`
  StatementPtr handler;    // null without catch
  StatementPtr finalizer;  // may be null
};
struct LabeledStatement {
  std::string label;
  StatementPtr body;
};
struct BreakStatement {
  std::string label;
};  // label may be empty
struct ContinueStatement {
  std::string label;
};  // label may be empty

// ---- module items

enum class ImportKind : std::uint8_t { Named, Default, Namespace };
struct ImportSpecifier {
  Range range;
  ImportKind kind = ImportKind::Named;
  std::string imported;  // Named only
  std::string local;
};
struct ImportDeclaration {
  std::string module;
  Range module_range;
  std::vector<ImportSpecifier> specifiers;
};
// `export <declaration>`
struct ExportDeclaration {
  StatementPtr declaration;
};
struct ExportDefault {
  ExpressionPtr expression;
};  // a default function or class arrives as an expression
struct ExportSpecifier {
  Range range;
  std::string local, exported;
};
struct ExportNamed {
  std::vector<ExportSpecifier> specifiers;
};

struct Statement {
  Range range;
  std::variant<VariableDeclaration, FunctionDeclaration, ClassDeclaration, ExpressionStatement,
               BlockStatement, EmptyStatement, IfStatement, ForStatement, ForInStatement,
               ForOfStatement, WhileStatement, DoWhileStatement, SwitchStatement, ReturnStatement,
               ThrowStatement, TryStatement, LabeledStatement, BreakStatement, ContinueStatement,
               ImportDeclaration, ExportDeclaration, ExportDefault, ExportNamed>
      node;
};

struct Module {
  std::vector<StatementPtr> body;
  bool has_top_level_await = false;
};

}  // namespace ctxcheck::spec::ast
