// Parsing and writing URLs (WHATWG URL 4.4, 4.5, 5).
#include "vm/builtins/url_record.hpp"

#include <algorithm>
#include <array>

#include "fmt/format.h"
#include "vm/builtins/url_text.hpp"

namespace ctxcheck::vm {
namespace {

constexpr std::string_view kQuerySet = " \"#<>'";  // of special schemes
constexpr std::string_view kFragmentSet = " \"<>`";
constexpr std::string_view kPathSet = " \"#<>?`{}^";
constexpr std::string_view kUserinfoSet = " \"#<>?`{}/:;=@[\\]^|";

bool is_slash(char c) { return c == '/' || c == '\\'; }

std::string_view default_port(std::string_view scheme) {
  return scheme == "http" || scheme == "ws" ? "80" : "443";
}

bool is_known(std::string_view scheme) {
  return scheme == "http" || scheme == "https" || scheme == "ws" || scheme == "wss";
}

// Without blanks and control characters around it, and without tabs and line ends in it.
std::string cleaned(std::string_view text) {
  const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  std::string result(text);
  std::erase_if(result, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  return result;
}

// The scheme in front of a text and its length with the colon; none if there is no scheme.
std::optional<std::string> scheme_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_letter(text[0])) return std::nullopt;
  const std::string_view scheme = text.substr(0, colon);
  const bool proper = std::all_of(scheme.begin(), scheme.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
  });
  if (!proper) return std::nullopt;
  return lowered(scheme);
}

// ---- hosts

// A number of an IPv4 address: decimal, octal or hexadecimal.
std::optional<std::uint64_t> ipv4_number(std::string_view text) {
  int radix = 10;
  if (text.starts_with("0x") || text.starts_with("0X")) {
    radix = 16;
    text.remove_prefix(2);
  } else if (text.size() > 1 && text[0] == '0') {
    radix = 8;
    text.remove_prefix(1);
  }
  std::uint64_t number = 0;
  for (const char c : text) {
    const int digit = hex_value(c);
    if (digit < 0 || digit >= radix) return std::nullopt;
    number = std::min<std::uint64_t>(
        number * static_cast<unsigned>(radix) + static_cast<unsigned>(digit),
        std::uint64_t{1} << 40U);
  }
  return number;
}

// Whether the last label is a number, which makes the host an IPv4 address or nothing at all.
bool ends_in_number(std::vector<std::string_view> labels) {
  if (labels.size() > 1 && labels.back().empty()) labels.pop_back();
  const std::string_view last = labels.back();
  if (!last.empty() && std::all_of(last.begin(), last.end(), is_digit)) return true;
  return (last.starts_with("0x") || last.starts_with("0X")) && ipv4_number(last).has_value();
}

UrlStatus parse_ipv4(std::vector<std::string_view> labels, std::string& host) {
  if (labels.size() > 1 && labels.back().empty()) labels.pop_back();
  constexpr std::size_t kMostParts = 4;
  if (labels.size() > kMostParts) return UrlStatus::Invalid;
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto number = labels[i].empty() ? std::nullopt : ipv4_number(labels[i]);
    if (!number) return UrlStatus::Invalid;
    const bool last = i + 1 == labels.size();
    const std::uint64_t limit = last ? std::uint64_t{1} << (8 * (kMostParts - i)) : 256;
    if (*number >= limit) return UrlStatus::Invalid;
    address += last ? *number : *number << (8 * (kMostParts - 1 - i));
  }
  host = fmt::format("{}.{}.{}.{}", address >> 24U, (address >> 16U) & 0xFFU,
                     (address >> 8U) & 0xFFU, address & 0xFFU);
  return UrlStatus::Valid;
}

UrlStatus parse_host(std::string_view text, std::string& host) {
  if (text.starts_with('[')) {
    return text.ends_with(']') ? UrlStatus::Unsupported : UrlStatus::Invalid;
  }
  const std::string decoded = lowered(percent_decoded(text));
  if (decoded.empty()) return UrlStatus::Invalid;
  constexpr std::string_view kForbidden = " #/:<>?@[\\]^|%";
  for (const char c : decoded) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x1F || byte == 0x7F || kForbidden.find(c) != std::string_view::npos) {
      return UrlStatus::Invalid;
    }
  }
  const auto is_beyond_ascii = [](char c) { return static_cast<unsigned char>(c) > 0x7F; };
  if (std::any_of(decoded.begin(), decoded.end(), is_beyond_ascii)) return UrlStatus::Unsupported;
  const std::vector<std::string_view> labels = split(decoded, '.');
  if (ends_in_number(labels)) return parse_ipv4(labels, host);
  host = decoded;
  return UrlStatus::Valid;
}

UrlStatus parse_port(std::string_view text, std::string_view scheme, std::string& port) {
  constexpr unsigned kHighest = 65535;
  unsigned number = 0;
  for (const char c : text) {
    if (!is_digit(c)) return UrlStatus::Invalid;
    number = number * 10 + static_cast<unsigned>(c - '0');
    if (number > kHighest) return UrlStatus::Invalid;
  }
  port = text.empty() ? std::string() : fmt::format("{}", number);
  if (port == default_port(scheme)) port.clear();
  return UrlStatus::Valid;
}

UrlStatus parse_authority(std::string_view text, UrlRecord& url) {
  if (const std::size_t at = text.rfind('@'); at != std::string_view::npos) {
    const std::string_view credentials = text.substr(0, at);
    const std::size_t colon = credentials.find(':');
    url.username = percent_encoded(credentials.substr(0, colon), kUserinfoSet);
    if (colon != std::string_view::npos) {
      url.password = percent_encoded(credentials.substr(colon + 1), kUserinfoSet);
    }
    text.remove_prefix(at + 1);
  }
  const std::size_t after_brackets = text.starts_with('[') ? text.find(']') : 0;
  const std::size_t colon = text.find(':', std::min(after_brackets, text.size()));
  if (colon != std::string_view::npos) {
    const UrlStatus status = parse_port(text.substr(colon + 1), url.scheme, url.port);
    if (status != UrlStatus::Valid) return status;
  }
  return parse_host(text.substr(0, colon), url.host);
}

// ---- paths

bool is_dot(std::string_view segment) { return segment == "." || lowered(segment) == "%2e"; }

bool is_double_dot(std::string_view segment) {
  const std::string text = lowered(segment);
  return text == ".." || text == ".%2e" || text == "%2e." || text == "%2e%2e";
}

// Continues a path, which is empty or ends before a slash, by segments.
void append_path(std::string& path, std::string_view text) {
  while (true) {
    const auto end = std::find_if(text.begin(), text.end(), is_slash);
    const std::string_view segment(text.data(), static_cast<std::size_t>(end - text.begin()));
    const bool last = end == text.end();
    if (is_double_dot(segment)) {
      if (!path.empty()) path.resize(path.rfind('/'));
      if (last) path += '/';
    } else if (is_dot(segment)) {
      if (last) path += '/';
    } else {
      path += '/';
      path += percent_encoded(segment, kPathSet);
    }
    if (last) return;
    text.remove_prefix(segment.size() + 1);
  }
}

std::string absolute_path(std::string_view text) {
  if (!text.empty() && is_slash(text[0])) text.remove_prefix(1);
  std::string path;
  append_path(path, text);
  return path;
}

// Splits fragment and query off and parses them.
std::string_view take_query_and_fragment(std::string_view text, UrlRecord& url) {
  if (const std::size_t hash = text.find('#'); hash != std::string_view::npos) {
    url.fragment = percent_encoded(text.substr(hash + 1), kFragmentSet);
    text = text.substr(0, hash);
  }
  if (const std::size_t mark = text.find('?'); mark != std::string_view::npos) {
    url.query = percent_encoded(text.substr(mark + 1), kQuerySet);
    text = text.substr(0, mark);
  }
  return text;
}

UrlStatus parse_with_authority(std::string_view text, UrlRecord& url) {
  while (!text.empty() && is_slash(text[0])) text.remove_prefix(1);
  text = take_query_and_fragment(text, url);
  const auto end = std::find_if(text.begin(), text.end(), is_slash);
  const auto length = static_cast<std::size_t>(end - text.begin());
  url.path = absolute_path(text.substr(length));
  return parse_authority(text.substr(0, length), url);
}

UrlStatus parse_relative(std::string_view text, const UrlRecord& base, UrlRecord& url) {
  url.scheme = base.scheme;
  if (text.size() > 1 && is_slash(text[0]) && is_slash(text[1])) {
    return parse_with_authority(text, url);
  }
  url = base;
  url.fragment.reset();
  UrlRecord tail;
  const std::string_view path = take_query_and_fragment(text, tail);
  url.fragment = tail.fragment;
  if (!path.empty() || tail.query) url.query = tail.query;
  if (path.empty()) return UrlStatus::Valid;
  if (is_slash(path[0])) {
    url.path = absolute_path(path);
  } else {
    url.path.resize(url.path.rfind('/'));
    append_path(url.path, path);
  }
  return UrlStatus::Valid;
}

}  // namespace

UrlStatus parse_url(std::string_view raw, const UrlRecord* base, UrlRecord& url) {
  url = {};
  const std::string text = cleaned(raw);
  const auto scheme = scheme_of(text);
  if (!scheme) return base == nullptr ? UrlStatus::Invalid : parse_relative(text, *base, url);
  if (!is_known(*scheme)) return UrlStatus::Unsupported;
  const std::string_view rest = std::string_view(text).substr(scheme->size() + 1);
  if (base != nullptr && base->scheme == *scheme && !rest.starts_with("//")) {
    return parse_relative(rest, *base, url);
  }
  url.scheme = *scheme;
  return parse_with_authority(rest, url);
}

// ---- records

std::string UrlRecord::host_and_port() const { return port.empty() ? host : host + ':' + port; }

std::string UrlRecord::origin() const { return scheme + "://" + host_and_port(); }

std::string UrlRecord::href() const {
  std::string text = scheme + "://";
  if (!username.empty() || !password.empty()) {
    text += username;
    if (!password.empty()) text += ':' + password;
    text += '@';
  }
  text += host_and_port() + path;
  if (query) text += '?' + *query;
  if (fragment) text += '#' + *fragment;
  return text;
}

void UrlRecord::set_scheme(std::string_view text) {
  const auto wanted = scheme_of(std::string(text) + ':');
  if (!wanted || !is_known(*wanted)) return;
  scheme = *wanted;
  if (port == default_port(scheme)) port.clear();
}

void UrlRecord::set_username(std::string_view text) {
  username = percent_encoded(text, kUserinfoSet);
}

void UrlRecord::set_password(std::string_view text) {
  password = percent_encoded(text, kUserinfoSet);
}

void UrlRecord::set_host(std::string_view text) {
  UrlRecord parsed;
  parsed.scheme = scheme;
  const std::string_view authority = text.substr(0, text.find_first_of("/\\?#"));
  if (authority.find('@') != std::string_view::npos) return;
  if (parse_authority(authority, parsed) != UrlStatus::Valid) return;
  host = parsed.host;
  if (authority.find(':') != std::string_view::npos) port = parsed.port;
}

void UrlRecord::set_port(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const std::string_view digits(text.data(), static_cast<std::size_t>(end - text.begin()));
  if (digits.empty() && !text.empty()) return;
  std::string parsed;
  if (parse_port(digits, scheme, parsed) == UrlStatus::Valid) port = parsed;
}

void UrlRecord::set_path(std::string_view text) { path = absolute_path(text); }

void UrlRecord::set_query(std::string_view text) {
  if (text.starts_with('?')) text.remove_prefix(1);
  query.reset();
  if (!text.empty()) query = percent_encoded(text, kQuerySet);
}

void UrlRecord::set_fragment(std::string_view text) {
  if (text.starts_with('#')) text.remove_prefix(1);
  fragment.reset();
  if (!text.empty()) fragment = percent_encoded(text, kFragmentSet);
}

}  // namespace ctxcheck::vm
