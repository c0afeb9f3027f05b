// Reading the values of options that name something. Its own file because what is not known is
// answered with what is, which the list of options should not be about.
#pragma once

#include <string>

#include "cli/options.hpp"

namespace ctxcheck::cli {

// All throw CLI::ValidationError, naming `option`, if `text` names nothing that is known.

// "all", or profiles between commas.
void read_runtimes(Options& options, const std::string& option, const std::string& text);
// A compatibility flag.
void read_flag(Options& options, const std::string& option, const std::string& text);
// Properties between commas.
void read_check(Options& options, const std::string& option, const std::string& text);
// "ordered" or "any".
void read_arrival(Options& options, const std::string& option, const std::string& text);
// "model", "workerd" or "workerd=PATH".
void read_system(Options& options, const std::string& option, const std::string& text);

}  // namespace ctxcheck::cli
