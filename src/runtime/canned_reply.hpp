// Replies to a live worker's calls. Its own file because the worker's side says with each call how
// it is to be answered (worker/live.js), so that nobody here knows what calls mean.
#pragma once

#include <string>
#include <string_view>

namespace ctxcheck::runtime {

// The whole HTTP message for a reply as the call's header `ctxcheck-reply` spells it,
// percent-encoded JSON {status, headers, body}; an empty reply if that is empty. `headers` are
// lines that end in CR LF and come with it. Throws RuntimeError if the header makes no sense.
[[nodiscard]] std::string http_reply(std::string_view encoded, std::string_view headers);

}  // namespace ctxcheck::runtime
