// Validation of JSON documents against the schemas in the tree. Its own file because every machine
// format is tested by it.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

namespace ctxcheck::testing {

// Whether `text` is valid by the schema in `file`, a path in the repository.
inline ::testing::AssertionResult valid_by(const std::string& file, const std::string& text) {
  std::ifstream in(std::string(CTXCHECK_ROOT) + "/" + file);
  const std::string schema_text{std::istreambuf_iterator<char>(in), {}};
  rapidjson::Document schema_document;
  schema_document.Parse(schema_text.c_str());
  if (schema_document.HasParseError()) {
    return ::testing::AssertionFailure() << file << " is no JSON";
  }
  rapidjson::Document document;
  document.Parse(text.c_str());
  if (document.HasParseError()) return ::testing::AssertionFailure() << "no JSON: " << text;
  const rapidjson::SchemaDocument schema(schema_document);
  rapidjson::SchemaValidator validator(schema);
  if (document.Accept(validator)) return ::testing::AssertionSuccess();
  rapidjson::StringBuffer place;
  validator.GetInvalidDocumentPointer().StringifyUriFragment(place);
  return ::testing::AssertionFailure()
         << place.GetString() << " breaks \"" << validator.GetInvalidSchemaKeyword() << "\" of "
         << file << "\n"
         << text;
}

}  // namespace ctxcheck::testing
