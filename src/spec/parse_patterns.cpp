// Binding patterns, and expressions that turn out to be assignment patterns
// (ECMAScript 13.15.5, 14.3.3).
#include <utility>

#include "fmt/format.h"
#include "spec/parser.hpp"

namespace ctxcheck::spec {
namespace {

using namespace ast;

PatternPtr make_pattern(Range range, decltype(Pattern::node) node) {
  auto pattern = std::make_unique<Pattern>();
  pattern->range = range;
  pattern->node = std::move(node);
  return pattern;
}

}  // namespace

PatternPtr Parser::binding_pattern() {
  const Nesting nesting(*this);
  const Position begin = token_.range.begin;
  if (take("[")) {
    ArrayPattern array;
    while (!at("]")) {
      if (at(",")) {
        array.elements.emplace_back();
      } else if (take("...")) {
        array.rest = binding_pattern();
        break;
      } else {
        array.elements.push_back(binding_element());
      }
      if (!at("]")) expect(",", "an element of the pattern");
    }
    expect("]", "the pattern");
    return make_pattern(range_from(begin), std::move(array));
  }
  if (take("{")) {
    ObjectPattern object;
    while (!at("}")) {
      if (take("...")) {
        const Position rest = token_.range.begin;
        std::string name = binding_identifier();
        object.rest = make_pattern(range_from(rest), BindingName{std::move(name)});
        break;
      }
      PatternProperty property;
      const Token key = token_;
      property.key = property_key(false, nullptr);
      if (take(":")) {
        property.value = binding_element();
      } else {
        if (key.kind != TokenKind::Name || is_reserved(key)) unexpected("`:`");
        check_binding_name(key.text, key.range);
        property.value.target = make_pattern(key.range, BindingName{key.text});
        if (take("=")) property.value.default_value = assignment();
      }
      object.properties.push_back(std::move(property));
      if (!at("}")) expect(",", "a property of the pattern");
    }
    expect("}", "the pattern");
    return make_pattern(range_from(begin), std::move(object));
  }
  std::string name = binding_identifier();
  return make_pattern(range_from(begin), BindingName{std::move(name)});
}

PatternElement Parser::binding_element() {
  PatternElement element;
  element.target = binding_pattern();
  if (take("=")) element.default_value = assignment();
  return element;
}

PatternPtr Parser::to_simple_target(ExpressionPtr expression) {
  const Range range = expression->range;
  if (auto* name = std::get_if<Identifier>(&expression->node)) {
    check_binding_name(name->name, range);
    return make_pattern(range, BindingName{name->name});
  }
  if (std::holds_alternative<MemberExpression>(expression->node) ||
      std::holds_alternative<SuperMember>(expression->node)) {
    return make_pattern(range, MemberTarget{std::move(expression)});
  }
  fail(range, "syntax", "this cannot be assigned to; expected a variable, a property or a pattern");
}

PatternElement Parser::to_pattern_element(ExpressionPtr expression) {
  PatternElement element;
  auto* assignment = std::get_if<AssignmentExpression>(&expression->node);
  if (assignment != nullptr && !expression->parenthesized) {
    element.target = std::move(assignment->target);
    element.default_value = std::move(assignment->value);
  } else {
    element.target = to_pattern(std::move(expression));
  }
  return element;
}

PatternPtr Parser::to_pattern(ExpressionPtr expression) {
  const Range range = expression->range;
  if (!expression->parenthesized) {
    if (auto* array = std::get_if<ArrayLiteral>(&expression->node)) {
      ArrayPattern pattern;
      for (std::size_t i = 0; i < array->elements.size(); ++i) {
        Element& element = array->elements[i];
        if (auto* spread = std::get_if<SpreadElement>(&element)) {
          if (i + 1 != array->elements.size()) {
            fail(spread->argument->range, "syntax", "a rest element must be the last one");
          }
          pattern.rest = to_pattern(std::move(spread->argument));
        } else if (auto& value = std::get<ExpressionPtr>(element)) {
          pattern.elements.push_back(to_pattern_element(std::move(value)));
        } else {
          pattern.elements.emplace_back();
        }
      }
      return make_pattern(range, std::move(pattern));
    }
    if (auto* object = std::get_if<ObjectLiteral>(&expression->node)) {
      ObjectPattern pattern;
      for (ObjectProperty& property : object->properties) {
        if (property.kind == ObjectPropertyKind::Spread) {
          if (&property != &object->properties.back()) {
            fail(property.range, "syntax", "a rest property must be the last one");
          }
          pattern.rest = to_simple_target(std::move(property.value));
          continue;
        }
        if (property.kind != ObjectPropertyKind::Value &&
            property.kind != ObjectPropertyKind::Shorthand) {
          fail(property.range, "syntax", "a method cannot be part of a pattern");
        }
        pattern.properties.push_back(
            {std::move(property.key), to_pattern_element(std::move(property.value))});
      }
      return make_pattern(range, std::move(pattern));
    }
  }
  return to_simple_target(std::move(expression));
}

}  // namespace ctxcheck::spec
