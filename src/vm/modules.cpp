// Modules: adding them to the program, running them, and what the front end asks about them.
#include <algorithm>
#include <set>

#include "system/contract.hpp"
#include "vm/compiler.hpp"
#include "vm/interpreter.hpp"

namespace ctxcheck::vm {

// ---- adding

void Interpreter::define_module(std::string_view specifier, std::string_view name, Value value) {
  modules_[std::string(specifier)][std::string(name)] = value;
}

// An imported binding's value; for `*` the module's namespace object (ECMAScript 10.4.6).
Value Interpreter::imported(const std::string& specifier, const std::string& name) {
  const auto module = modules_.find(specifier);
  if (module == modules_.end()) return Value::empty();
  if (name != "*") {
    const auto value = module->second.find(name);
    return value == module->second.end() ? Value::empty() : value->second;
  }
  const auto [entry, is_new] = namespaces_.try_emplace(specifier);
  if (is_new) {
    const ObjectRef object = heap_.allocate(ObjectKind::Ordinary, kNoObject);
    for (const auto& [exported, value] : module->second) {
      define(object, exported, value, kEnumerable);
    }
    define(object, PropertyKey::symbol(realm_.symbol_to_string_tag), string("Module"), 0);
    heap_.write(object).extensible = false;
    entry->second = Value::object(object);
  }
  return entry->second;
}

// ECMAScript 13.2.8.4, GetTemplateObject: one frozen pair of arrays for each place in the source.
Value Interpreter::template_object(const std::vector<std::u16string>& cooked,
                                   const std::vector<std::u16string>& raw) {
  const auto frozen_array = [&](const std::vector<std::u16string>& texts) {
    const ObjectRef array = new_array({});
    for (std::size_t i = 0; i < texts.size(); ++i) {
      define(array, std::to_string(i), string(texts[i]), kEnumerable);
    }
    heap_.mutable_data<ArrayData>(array).length_writable = false;
    return array;
  };
  const ObjectRef object = frozen_array(cooked);
  const ObjectRef raw_texts = frozen_array(raw);
  heap_.write(raw_texts).extensible = false;
  define(object, "raw", Value::object(raw_texts), 0);
  heap_.write(object).extensible = false;
  return Value::object(object);
}

std::uint32_t Interpreter::add_module(const spec::ast::Module& module,
                                      const std::string& /*source*/, bool internal) {
  CTX_CHECK(heap_.base_size() == 0, "a module was added after the base image was sealed");
  const CompilerInput input{
      strings_,
      [this](const std::string& specifier, const std::string& name) {
        return imported(specifier, name);
      },
      [this](const std::vector<std::u16string>& cooked, const std::vector<std::u16string>& raw) {
        return template_object(cooked, raw);
      }};
  return compile_module(*program_, module, input, internal);
}

void Interpreter::seal() {
  heap_.seal_base();
  constant_strings_ = strings_.size();
}

// ---- running

Value Interpreter::evaluate(std::uint32_t module) {
  const CompiledModule& compiled = program_->modules[module];
  EnvironmentData scope;
  scope.slots.assign(compiled.slots, Value::empty());
  const ObjectRef environment =
      heap_.allocate(ObjectKind::Environment, kNoObject, std::move(scope));
  if (module_environments_.size() <= module) module_environments_.resize(module + 1, kNoObject);
  module_environments_[module] = environment;
  FunctionData body;
  body.code = compiled.body;
  body.environment = environment;
  const ObjectRef function = heap_.allocate(ObjectKind::Function, realm_.function_prototype, body);
  return call(Value::object(function), Value::undefined(), {});
}

Value Interpreter::exported(std::uint32_t module, std::string_view name) const {
  if (module >= module_environments_.size() || module_environments_[module] == kNoObject) {
    return Value::empty();
  }
  const auto& exports = program_->modules[module].exports;
  const auto slot = exports.find(std::string(name));
  if (slot == exports.end()) return Value::empty();
  return heap_.data<EnvironmentData>(module_environments_[module]).slots[slot->second];
}

// ---- questions

std::vector<std::uint32_t> Interpreter::unreached_lines(std::uint32_t module) const {
  std::set<std::uint32_t> lines;
  std::set<std::uint32_t> reached;
  for (const Code& code : program_->functions) {
    if (code.module != module) continue;
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
      if (!code.positions[i].known()) continue;
      (code.reached[i] != 0 ? reached : lines).insert(code.positions[i].line);
    }
  }
  std::vector<std::uint32_t> unreached;
  std::set_difference(lines.begin(), lines.end(), reached.begin(), reached.end(),
                      std::back_inserter(unreached));
  return unreached;
}

std::map<std::string, std::vector<std::string>> Interpreter::defined_modules() const {
  std::map<std::string, std::vector<std::string>> modules;
  for (const auto& [specifier, names] : modules_) {
    for (const auto& [name, value] : names) modules[specifier].push_back(name);
  }
  return modules;
}

}  // namespace ctxcheck::vm
