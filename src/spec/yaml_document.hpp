// Parsing a text that holds exactly one YAML document. Its own file because yaml-cpp silently
// leaves what comes behind a document, and does not return from LoadAll if that is a stray `,`.
#pragma once

#include <string>

#include "yaml-cpp/yaml.h"

namespace ctxcheck::spec {

// Null if the text is empty. Throws YAML::Exception, whose mark counts bytes from the start of the
// text, also for text behind the document.
[[nodiscard]] YAML::Node load_yaml_document(const std::string& text);

}  // namespace ctxcheck::spec
