// URL and URLSearchParams as other built-ins see them. Its own file because the two change each
// other, and bodies and requests take them as arguments.
#pragma once

#include <string>

#include "vm/builtins/library.hpp"
#include "vm/builtins/url_record.hpp"
#include "vm/builtins/url_text.hpp"

namespace ctxcheck::vm {

// The record of a URL object.
[[nodiscard]] UrlRecord url_record(const Interpreter& interpreter, ObjectRef url);
// Changes the query of a URL, as a change of its search parameters does.
void set_url_query(Interpreter& interpreter, ObjectRef url, const std::string& query);
// Throws unless the status is Valid; `invalid` is the message of the TypeError.
void require_valid(Interpreter& interpreter, UrlStatus status, std::string_view invalid);

// The search parameters of a URL; they write their changes back to it.
[[nodiscard]] ObjectRef new_search_params(Interpreter& interpreter, Value url,
                                          const NameValueList& pairs);
void replace_search_params(Interpreter& interpreter, ObjectRef params, const NameValueList& pairs);
[[nodiscard]] std::string search_params_text(const Interpreter& interpreter, ObjectRef params);
void install_search_params(Interpreter& interpreter);

}  // namespace ctxcheck::vm
