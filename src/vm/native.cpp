#include "vm/native.hpp"

namespace ctxcheck::vm {

std::uint32_t NativeRegistry::add(std::string_view name, NativeFunction function,
                                  std::uint32_t length, bool constructor) {
  const auto id = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back({std::string(name), function, length, constructor});
  by_function_[function] = id;
  return id;
}

}  // namespace ctxcheck::vm
