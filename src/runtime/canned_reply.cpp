// Reading what the worker's side wrote.
#include "runtime/canned_reply.hpp"

#include <algorithm>
#include <cctype>

#include "fmt/format.h"
#include "nlohmann/json.hpp"
#include "runtime/workerd.hpp"
#include "system/event.hpp"

namespace ctxcheck::runtime {
namespace {

using Json = nlohmann::json;

bool has_no_body(int status) { return status == 204 || status == 304; }

// What the HTTP message says about its own length is our business.
bool is_ours(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name == "content-length" || name == "transfer-encoding" || name == "connection";
}

}  // namespace

std::string http_reply(std::string_view encoded, std::string_view headers) {
  if (encoded.empty()) return fmt::format("HTTP/1.1 204 No Content\r\n{}\r\n", headers);
  try {
    const Json reply = Json::parse(system::percent_decode(encoded));
    const int status = reply.at("status").get<int>();
    const auto body = reply.at("body").get<std::string>();
    std::string lines;
    for (const Json& header : reply.at("headers")) {
      const auto name = header.at(0).get<std::string>();
      if (!is_ours(name)) {
        lines += fmt::format("{}: {}\r\n", name, header.at(1).get<std::string>());
      }
    }
    if (has_no_body(status))
      return fmt::format("HTTP/1.1 {} -\r\n{}{}\r\n", status, lines, headers);
    return fmt::format("HTTP/1.1 {} -\r\n{}{}Content-Length: {}\r\n\r\n{}", status, lines, headers,
                       body.size(), body);
  } catch (const Json::exception& error) {
    throw RuntimeError(
        fmt::format("a call says nothing sensible about its reply: {}", error.what()), {});
  }
}

}  // namespace ctxcheck::runtime
