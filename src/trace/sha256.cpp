// SHA-256 of a spec's bytes, by OpenSSL. Its own file because nothing else needs a cryptographic
// library.
#include <array>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "system/contract.hpp"
#include "trace/trace.hpp"

namespace ctxcheck::trace {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  const int done =
      EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  CTX_CHECK(done == 1, "the cryptographic library cannot compute a SHA-256");
  std::string text;
  for (unsigned int i = 0; i < size; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

}  // namespace ctxcheck::trace
