// Work on several threads. Its own file because the threads need as much stack as the main one has:
// nested calls of a spec are nested calls of the interpreter.
#pragma once

#include <cstddef>
#include <functional>

namespace ctxcheck::cli {

// As many as the machine runs at the same time; at least 1.
[[nodiscard]] unsigned processors();

// Calls work(0), work(1), ... work(count - 1), each once and begun in this order, on up to
// `threads` threads, and `meanwhile` now and then on the calling one. The first exception of `work`
// keeps further calls from being made and is thrown in the end.
void run_parallel(unsigned threads, std::size_t count, const std::function<void(std::size_t)>& work,
                  const std::function<void()>& meanwhile);

}  // namespace ctxcheck::cli
