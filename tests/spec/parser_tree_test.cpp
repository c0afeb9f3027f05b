// The shape of the tree where reading and meaning could part: binding strength, chains, values of
// literals, places. Its own file because acceptance alone would not notice.
#include <limits>

#include <gtest/gtest.h>

#include "spec/parser.hpp"

namespace ctxcheck::spec {
namespace {

// The first statement's expression.
const ast::Expression& first_expression(const ast::Module& module) {
  return *std::get<ast::ExpressionStatement>(module.body.at(0)->node).expression;
}

template <class Node>
const Node& as(const ast::Expression& expression) {
  return std::get<Node>(expression.node);
}

double number(std::string_view text) {
  return as<ast::NumberLiteral>(first_expression(parse_module(text))).value;
}

std::u16string string(std::string_view text) {
  return as<ast::StringLiteral>(first_expression(parse_module(text))).value;
}

std::string key(std::string_view text) {
  const ast::Module module = parse_module("({" + std::string(text) + ": 0})");
  const auto& object = as<ast::ObjectLiteral>(first_expression(module));
  return std::get<std::string>(object.properties.at(0).key);
}

TEST(ParserTree, Numbers) {
  EXPECT_EQ(number("1_000.5"), 1000.5);
  EXPECT_EQ(number(".5e1"), 5);
  EXPECT_EQ(number("5."), 5);
  EXPECT_EQ(number("0xFf"), 255);
  EXPECT_EQ(number("0o17"), 15);
  EXPECT_EQ(number("0b1_01"), 5);
  EXPECT_EQ(number("1e400"), std::numeric_limits<double>::infinity());
  EXPECT_EQ(number("1e-400"), 0);
  EXPECT_EQ(number("5e-324"), std::numeric_limits<double>::denorm_min());
  EXPECT_EQ(number("0." + std::string(400, '0') + "1"), 0);
  // Rounded once, to even.
  EXPECT_EQ(number("0x20000000000001"), 9007199254740992.0);
  EXPECT_EQ(number("0x20000000000003"), 9007199254740996.0);
  EXPECT_EQ(number("0b100000000000000000000000000000000000000000000000000011"), 9007199254740996.0);
  EXPECT_EQ(number("0o400000000000000003"), 9007199254740996.0);
}

TEST(ParserTree, Strings) {
  EXPECT_EQ(string(R"('\x41\u0042\u{43}\n\0\'')"), std::u16string(u"ABC\n\0'", 6));
  EXPECT_EQ(string("'a\\\r\nb'"), u"ab");
  EXPECT_EQ(string("'\xF0\x9F\x98\x80'"), u"\U0001F600");
  EXPECT_EQ(string(R"('\u{1F600}')"), u"\U0001F600");
  EXPECT_EQ(string(R"('\ud83d\ude00')"), u"\U0001F600");
}

TEST(ParserTree, TemplatesKeepCookedAndRawText) {
  const ast::Module module = parse_module("f`a\\n${1}\r\nb`");
  const auto& tagged = as<ast::TaggedTemplate>(first_expression(module));
  EXPECT_EQ(tagged.cooked, (std::vector<std::u16string>{u"a\n", u"\nb"}));
  EXPECT_EQ(tagged.raw, (std::vector<std::u16string>{u"a\\n", u"\nb"}));
}

TEST(ParserTree, NumericKeysAreInCanonicalForm) {
  EXPECT_EQ(key("1"), "1");
  EXPECT_EQ(key("0x10"), "16");
  EXPECT_EQ(key("1.50"), "1.5");
  EXPECT_EQ(key("0.000001"), "0.000001");
  EXPECT_EQ(key("1e-7"), "1e-7");
  EXPECT_EQ(key("1.25e-9"), "1.25e-9");
  EXPECT_EQ(key("123456789012345680000"), "123456789012345680000");
  EXPECT_EQ(key("1e21"), "1e+21");
  EXPECT_EQ(key("1.5e300"), "1.5e+300");
  EXPECT_EQ(key("1e400"), "Infinity");
  EXPECT_EQ(key("'\\u{1F600}'"), "\xF0\x9F\x98\x80");
}

TEST(ParserTree, BindingStrength) {
  const ast::Module sum = parse_module("1 + 2 * 3 - 4");
  const auto& minus = as<ast::BinaryExpression>(first_expression(sum));
  EXPECT_EQ(minus.op, ast::BinaryOperator::Subtract);
  const auto& plus = as<ast::BinaryExpression>(*minus.left);
  EXPECT_EQ(plus.op, ast::BinaryOperator::Add);
  EXPECT_EQ(as<ast::BinaryExpression>(*plus.right).op, ast::BinaryOperator::Multiply);

  const ast::Module power = parse_module("2 ** 3 ** 4");
  const auto& outer = as<ast::BinaryExpression>(first_expression(power));
  EXPECT_EQ(as<ast::NumberLiteral>(*outer.left).value, 2);
  EXPECT_EQ(as<ast::BinaryExpression>(*outer.right).op, ast::BinaryOperator::Exponent);

  const ast::Module negative = parse_module("2 ** -1 * 3");
  EXPECT_EQ(as<ast::BinaryExpression>(first_expression(negative)).op,
            ast::BinaryOperator::Multiply);

  const ast::Module mixed = parse_module("1 || 2 && 3");
  EXPECT_EQ(as<ast::LogicalExpression>(first_expression(mixed)).op, ast::LogicalOperator::Or);
}

TEST(ParserTree, OptionalChainsEndWhereTheirParenthesesDo) {
  const ast::Module whole = parse_module("a?.b.c(1)");
  const auto& chain = as<ast::OptionalChain>(first_expression(whole));
  EXPECT_FALSE(as<ast::CallExpression>(*chain.expression).optional);
  const ast::Module part = parse_module("(a?.b).c");
  const auto& member = as<ast::MemberExpression>(first_expression(part));
  EXPECT_TRUE(std::holds_alternative<ast::OptionalChain>(member.object->node));
}

TEST(ParserTree, NewTakesTheFirstArgumentsOnly) {
  const ast::Module module = parse_module("new a.b(1)(2)");
  const auto& call = as<ast::CallExpression>(first_expression(module));
  const auto& creation = as<ast::NewExpression>(*call.callee);
  EXPECT_TRUE(std::holds_alternative<ast::MemberExpression>(creation.callee->node));
  EXPECT_EQ(creation.arguments.size(), 1U);
}

TEST(ParserTree, LinesEndStatementsWhereTheRulesSaySo) {
  EXPECT_EQ(parse_module("let a\na\n++a").body.size(), 3U);
  EXPECT_EQ(parse_module("a\n(b)").body.size(), 1U);
  EXPECT_EQ(parse_module("a\n`b`").body.size(), 1U);
  EXPECT_EQ(parse_module("let x = () => {}\n(b)").body.size(), 2U);
  EXPECT_EQ(parse_module("async\nfunction f() {}").body.size(), 2U);
}

TEST(ParserTree, ANamedDefaultExportDeclaresItsName) {
  const ast::Module function = parse_module("export default function page() {}");
  ASSERT_EQ(function.body.size(), 2U);
  const auto& declared = std::get<ast::FunctionDeclaration>(function.body[0]->node);
  EXPECT_EQ(declared.function->name, "page");
  const auto& exported = std::get<ast::ExportNamed>(function.body[1]->node);
  EXPECT_EQ(exported.specifiers.at(0).local, "page");
  EXPECT_EQ(exported.specifiers.at(0).exported, "default");
  EXPECT_EQ(parse_module("export default function () {}").body.size(), 1U);
}

TEST(ParserTree, TopLevelAwaitIsNoticed) {
  EXPECT_TRUE(parse_module("await 1").has_top_level_await);
  EXPECT_TRUE(parse_module("for await (const a of []) ;").has_top_level_await);
  EXPECT_TRUE(parse_module("class A { [await 1]() {} }").has_top_level_await);
  EXPECT_FALSE(parse_module("async function f() { await 1 }").has_top_level_await);
  EXPECT_FALSE(parse_module("const f = async () => await 1").has_top_level_await);
}

TEST(ParserTree, PlacesCountCharactersAndAllKindsOfLines) {
  const ast::Module module = parse_module("\xEF\xBB\xBF/* \xC3\xA4 */ a\r\n\xE2\x80\xA8  b\rc");
  ASSERT_EQ(module.body.size(), 3U);
  EXPECT_EQ(module.body[0]->range.begin, (Position{1, 9}));
  EXPECT_EQ(module.body[1]->range.begin, (Position{3, 3}));
  EXPECT_EQ(module.body[2]->range, (Range{{4, 1}, {4, 2}}));
}

TEST(ParserTree, FunctionsKeepTheirSourceText) {
  const ast::Module module = parse_module("let f = async (a) => a + 1;");
  const auto& list = std::get<ast::VariableDeclaration>(module.body.at(0)->node).declarators;
  EXPECT_EQ(as<ast::FunctionExpression>(*list.at(0).init).function->source_text,
            "async (a) => a + 1");
}

}  // namespace
}  // namespace ctxcheck::spec
