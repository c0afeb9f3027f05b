// The compiler: from the syntax tree to instructions. Its own file because the work is spread over
// several files by idea and they share this class.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "spec/ast.hpp"
#include "vm/bytecode.hpp"
#include "vm/object.hpp"
#include "vm/strings.hpp"

namespace ctxcheck::vm {

// What the compiler needs of the realm: strings, and values of imported names (empty if unknown).
struct CompilerInput {
  StringTable& strings;
  std::function<Value(const std::string& module, const std::string& name)> import;
  std::function<Value(const std::vector<std::u16string>& cooked,
                      const std::vector<std::u16string>& raw)>
      template_object;
};

// Adds a module to the program; returns its number.
std::uint32_t compile_module(Program& program, const spec::ast::Module& module,
                             const CompilerInput& input, bool internal);

class Compiler {
 public:
  Compiler(Program& program, const CompilerInput& input, std::uint32_t module, bool internal)
      : program_(program), input_(input), module_(module), internal_(internal) {}

  CompiledModule module(const spec::ast::Module& module);

 private:
  // ---- names
  enum class BindingKind : std::uint8_t { Variable, Constant, Lexical, SilentConstant, Import };
  struct Binding {
    BindingKind kind = BindingKind::Variable;
    bool in_environment = false;
    std::uint32_t place = 0;  // local, slot, or constant for imports
  };
  struct Scope {
    std::map<std::string, Binding> bindings;
    std::uint32_t slots = 0;
    bool has_environment = false;
    std::uint32_t first_local = 0;
  };
  struct Reference {
    Binding binding;
    std::uint32_t hops = 0;
  };

  // ---- control flow
  enum class ControlKind : std::uint8_t { Loop, Switch, Label, Catch, Finally, Scope, Iterator };
  struct Exit {
    enum class Kind : std::uint8_t { Break, Continue, Return } kind = Kind::Return;
    std::size_t target = 0;  // index of the control it goes to; unused for Return
  };
  struct Control {
    ControlKind kind = ControlKind::Scope;
    std::vector<std::string> labels;
    std::vector<std::uint32_t> breaks;  // jumps to patch
    std::vector<std::uint32_t> continues;
    std::uint32_t local = 0;             // Iterator: its locals; Finally: completion kind and value
    bool is_async = false;               // Iterator
    std::vector<Exit> exits;             // Finally: completions that pass through
    std::vector<std::uint32_t> entries;  // Finally: jumps to its start
    // Catch: what is emitted inside the block but runs when it has been left
    std::vector<std::pair<std::uint32_t, std::uint32_t>> gaps;
  };

  struct FunctionState {
    FunctionState* outer = nullptr;
    Code code;
    std::vector<Scope> scopes;
    std::vector<Control> controls;
    std::set<std::string> captured;  // names that closures use
    bool captures_all = false;
    bool is_arrow = false;
    std::uint32_t next_local = 0;
    std::uint32_t parameter_local = 0;
  };

  // ---- emitting (compiler.cpp)
  std::uint32_t emit(Op op, std::uint32_t a = 0, std::uint32_t b = 0);
  std::uint32_t emit_jump(Op op, std::uint32_t b = 0) { return emit(op, 0, b); }
  void patch(std::uint32_t jump) { function_->code.instructions[jump].a = here(); }
  void patch_all(const std::vector<std::uint32_t>& jumps);
  [[nodiscard]] std::uint32_t here() const {
    return static_cast<std::uint32_t>(function_->code.instructions.size());
  }
  std::uint32_t constant(Value value);
  std::uint32_t name_constant(std::string_view name);
  void emit_constant(Value value) { emit(Op::Constant, constant(value)); }
  void emit_number(double number) { emit_constant(Value::number(number)); }
  void emit_string(std::string_view text);
  std::uint32_t new_local(std::uint32_t count = 1);
  void release_locals(std::uint32_t first) { function_->next_local = first; }
  void at(const spec::Range& range) { position_ = range.begin; }
  std::uint32_t begin_function(FunctionState& state);
  void end_function(std::uint32_t number);

  // ---- scopes (compiler.cpp)
  void open_scope(const std::vector<std::pair<std::string, BindingKind>>& names);
  void close_scope();
  void declare(Scope& scope, const std::string& name, BindingKind kind);
  [[nodiscard]] std::optional<Reference> resolve(const std::string& name) const;
  void load(const std::string& name);
  void load_for_typeof(const std::string& name);
  void store(const std::string& name);       // assignment; pops
  void initialize(const std::string& name);  // the binding's first value; pops
  void load_reference(const Reference& reference, const std::string& name);
  void store_reference(const Reference& reference);
  void load_this();
  // `new.target` and the running constructor, which arrow functions share with the function around
  // them.
  void load_of_function(const char* binding, Op own);
  [[nodiscard]] const FunctionState& owner_of_this() const;

  // ---- functions and classes (compile_functions.cpp, compile_classes.cpp)
  std::uint32_t compile_function(const spec::ast::Function& node, const std::string& name,
                                 bool derived);
  void function_prologue(const spec::ast::Function& node);
  void open_body_scope(const spec::ast::Function& node);
  [[nodiscard]] std::vector<std::pair<std::string, BindingKind>> body_names(
      const spec::ast::Function& node) const;
  void hoist_functions(const std::vector<spec::ast::StatementPtr>& body);
  void emit_closure(const spec::ast::Function& node, const std::string& name);
  void emit_function(std::uint32_t number, const std::string& name);
  void function_expression(const spec::ast::Function& node, const std::string& name);
  void bind_parameters(const spec::ast::Function& node);
  void emit_return_instruction();
  void compile_class(const spec::ast::Class& node, const std::string& name);
  std::uint32_t compile_default_constructor(const spec::ast::Class& node, const std::string& name);
  std::uint32_t compile_fields(const spec::ast::Class& node, bool of_instances);
  void class_methods(const spec::ast::Class& node);
  void emit_private_method(const spec::ast::ClassMember& member, std::size_t index);
  void emit_field(const spec::ast::ClassMember& member, std::size_t index);
  void emit_member_key(const spec::ast::PropertyKey& key);
  void emit_super_call(const std::vector<spec::ast::Element>& arguments);

  // ---- statements (compile_statements.cpp, compile_loops.cpp)
  void statements(const std::vector<spec::ast::StatementPtr>& body);
  void statement(const spec::ast::Statement& node);
  void block(const std::vector<spec::ast::StatementPtr>& body);
  void variable_declaration(const spec::ast::VariableDeclaration& node);
  void for_statement(const spec::ast::ForStatement& node, std::vector<std::string> labels);
  void for_of(const spec::ast::ForOfStatement& node, std::vector<std::string> labels);
  void for_in(const spec::ast::ForInStatement& node, std::vector<std::string> labels);
  void while_loop(const spec::ast::WhileStatement& node, std::vector<std::string> labels);
  void do_while_loop(const spec::ast::DoWhileStatement& node, std::vector<std::string> labels);
  void loop_statement(const spec::ast::Statement& node, std::vector<std::string> labels);
  void switch_statement(const spec::ast::SwitchStatement& node);
  void try_statement(const spec::ast::TryStatement& node);
  void bind_loop_variable(const spec::ast::ForBinding& left);
  void labeled(const spec::ast::LabeledStatement& node);
  void jump_out(const std::string& label, bool is_break);
  void leave(std::size_t below, const Exit& exit);
  void emit_iterator_close(std::uint32_t local, bool is_async);
  std::uint32_t open_iterator(bool is_async);
  void head_expression(const spec::ast::Expression& node,
                       const std::vector<std::pair<std::string, BindingKind>>& names);
  [[nodiscard]] std::vector<std::pair<std::string, BindingKind>> lexical_names(
      const std::vector<spec::ast::StatementPtr>& body) const;

  // ---- expressions (compile_expressions.cpp, compile_access.cpp)
  void expression(const spec::ast::Expression& node);
  void named_expression(const spec::ast::Expression& node, const std::string& name);
  void binary_operator(spec::ast::BinaryOperator op);
  void array_literal(const std::vector<spec::ast::Element>& elements);
  void object_literal(const spec::ast::ObjectLiteral& node);
  void template_literal(const spec::ast::TemplateLiteral& node);
  void tagged_template(const spec::ast::TaggedTemplate& node);
  void call(const spec::ast::CallExpression& node);
  void callee_and_this(const spec::ast::Expression& callee);
  void emit_call(const std::vector<spec::ast::Element>& arguments, std::uint32_t text);
  std::uint32_t text_constant(const spec::ast::Expression& callee);
  void new_expression(const spec::ast::NewExpression& node);
  void member(const spec::ast::MemberExpression& node, bool keep_object);
  void optional_chain(const spec::ast::Expression& node);
  void remove(const spec::ast::Expression& node);
  void emit_key(const spec::ast::PropertyKey& key);
  void unary(const spec::ast::UnaryExpression& node);
  void update(const spec::ast::UpdateExpression& node);
  void assignment(const spec::ast::AssignmentExpression& node);
  void compound(const spec::ast::CompoundAssignment& node);
  void logical_assignment(const spec::ast::LogicalAssignment& node);
  void logical(const spec::ast::LogicalExpression& node);
  std::uint32_t short_circuit(spec::ast::LogicalOperator op);
  [[nodiscard]] static bool is_anonymous(const spec::ast::Expression& node);
  void yield(const spec::ast::YieldExpression& node);
  void yield_delegate(const spec::ast::YieldExpression& node);
  void emit_yield();
  void emit_return();

  // An assignment target whose object and key have been evaluated onto the stack.
  enum class TargetKind : std::uint8_t { Name, Property, Element, Private, Super };
  struct Target {
    TargetKind kind = TargetKind::Name;
    std::string name;       // Name
    std::uint32_t key = 0;  // Property: the constant
  };
  Target prepare_target(const spec::ast::Pattern& pattern);
  Target prepare_target(const spec::ast::Expression& expression);
  void load_target(const Target& target);                    // keeps object and key below the value
  void store_target(const Target& target, bool keep_value);  // object key value -> [value]

  // ---- patterns (compile_patterns.cpp)
  enum class PatternUse : std::uint8_t { Assign, Initialize };
  void bind(const spec::ast::Pattern& pattern, PatternUse use);  // value ->
  // Evaluates what an assignment target needs before its value; `value` emits the value.
  void bind_element(const spec::ast::PatternElement& element, PatternUse use,
                    const std::function<void()>& value);
  void bind_rest(const spec::ast::Pattern& target, PatternUse use,
                 const std::function<void()>& value);
  void bind_array(const spec::ast::ArrayPattern& pattern, PatternUse use);
  void bind_object(const spec::ast::ObjectPattern& pattern, PatternUse use);
  void default_value(const spec::ast::PatternElement& element);

  Program& program_;
  const CompilerInput& input_;
  std::uint32_t module_;
  bool internal_;
  FunctionState* function_ = nullptr;
  spec::Position position_;
  std::vector<std::vector<std::uint32_t>>
      chains_;  // jumps to the ends of the optional chains being compiled
};

}  // namespace ctxcheck::vm
