// Deliberate defects, so that tests can show that they would notice one. Its own file because the
// program must not have them: `seeded` is false there, and only a test program brings a definition
// of its own, which the linker prefers to the library's.
#pragma once

#include <cstdint>

namespace ctxcheck::vm {

enum class Defect : std::uint8_t {
  None,
  AwaitMakesThreePromises,   // await takes three ticks for native promises
  AwaitTakesNoTick,          // a settled promise is awaited without a job
  ThenableCalledAtOnce,      // no NewPromiseResolveThenableJob
  ReturnedPromiseAdopted,    // resolving with a native promise takes no job for its `then`
  ReactionsInReverse,        // reactions run last in, first out
  CatchRunsBeforeThen,       // a rejection skips the job of a `then` without a handler
  FinallyAddsNoTick,         // finally does not wait for what its callback returns
  RaceSettlesAtOnce,         // race takes the state of a settled element without its `then`
  AllSettlesPerElement,      // all resolves before its last element
  MicrotasksAfterReactions,  // queueMicrotask has a queue of its own behind promise jobs
  AsyncGeneratorYieldsRaw,   // yield in an async generator does not await its operand
};

// Whether this program was built with the defect.
[[nodiscard]] bool seeded(Defect defect);

}  // namespace ctxcheck::vm
