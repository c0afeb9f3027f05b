// URLs as the WHATWG URL standard parses and writes them, for the schemes that have hosts on the
// web. Its own file because it is text in, text out, without a heap. Texts are UTF-8.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ctxcheck::vm {

enum class UrlStatus : std::uint8_t {
  Valid,
  Invalid,
  Unsupported,  // valid perhaps, but not known here: other schemes, IPv6, hosts beyond ASCII
};

struct UrlRecord {
  std::string scheme;  // http, https, ws or wss
  std::string username;
  std::string password;
  std::string host;
  std::string port;  // empty for the scheme's own
  std::string path;  // starts with a slash
  std::optional<std::string> query;
  std::optional<std::string> fragment;

  [[nodiscard]] std::string href() const;
  [[nodiscard]] std::string origin() const;
  [[nodiscard]] std::string host_and_port() const;

  // The setters of URL; what cannot be parsed changes nothing.
  void set_scheme(std::string_view text);
  void set_username(std::string_view text);
  void set_password(std::string_view text);
  void set_host(std::string_view text);  // may bring a port
  void set_port(std::string_view text);
  void set_path(std::string_view text);
  void set_query(std::string_view text);  // with or without its question mark
  void set_fragment(std::string_view text);
};

// Parses a text, relative to `base` if there is one.
[[nodiscard]] UrlStatus parse_url(std::string_view text, const UrlRecord* base, UrlRecord& url);

}  // namespace ctxcheck::vm
