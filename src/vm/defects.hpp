// Deliberate defects, so that tests can show that they would notice one. Its own file because the
// program must not have them: `seeded` is false there, and only a test program brings a definition
// of its own, which the linker prefers to the library's.
#pragma once

#include <cstdint>

namespace ctxcheck::vm {

enum class Defect : std::uint8_t {
  None,
  AwaitWrapsPromises,       // await takes three ticks for native promises
  AwaitSkipsPrimitives,     // await of what is no object takes no tick
  ThenableCalledAtOnce,     // no NewPromiseResolveThenableJob
  ReturnedPromiseAdopted,   // resolving with a native promise takes no job for its `then`
  ThenReadTwice,            // the `then` of a resolution is read twice
  ResolvesTwice,            // resolving functions do not remember that they were called
  FinallyWaitsForNothing,   // finally passes its value on before what its callback returns settles
  ResolveAlwaysWraps,       // Promise.resolve makes a new promise of a promise
  AsyncReturnAwaits,        // `return` in an async function awaits its operand
  AsyncGeneratorYieldsRaw,  // `yield` in an async generator does not await its operand
};
inline constexpr Defect kLastDefect = Defect::AsyncGeneratorYieldsRaw;

// Whether this program was built with the defect.
[[nodiscard]] bool seeded(Defect defect);

}  // namespace ctxcheck::vm
