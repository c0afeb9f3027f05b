// The fix `follow-batch`: who joins a batch waits for a promise of whoever opened it, which is a
// follow, instead of leaving a resolver that the other has to call. Its own file, as every fix; the
// Batcher of "ctxcheck" becomes a class of the spec, a batcher of the spec's own gets its promises
// from a helper.
#include <algorithm>
#include <set>

#include "fixes/additions.hpp"
#include "fixes/batchers.hpp"
#include "fixes/catalogue.hpp"
#include "fixes/own_queue.hpp"
#include "fmt/format.h"

namespace ctxcheck::fixes {
namespace {

using namespace spec::ast;  // NOLINT(google-build-using-namespace): the tree is this file's subject

constexpr const char* kClass =
    R"(// As Batcher, but a batch has one promise, made by whoever opens it, and all of the batch wait for
// that.
class FollowedBatcher {
  constructor({ flush, load, delay = 0, max }) {
    Object.assign(this, { flush, loadAll: load, delay, max, batch: null });
  }

  load(key) {
    const batch = (this.batch ??= this.open());
    const index = batch.keys.push(key) - 1;
    if (this.flush === "size" && batch.keys.length === this.max) batch.dispatch();
    return batch.answer.then((values) => (Array.isArray(values) ? values[index] : values));
  }

  open() {
    const batch = { keys: [] };
    batch.answer = new Promise((resolve) => {
      batch.dispatch = () => {
        this.batch = null;
        resolve(this.loadAll(batch.keys));
      };
    });
    if (this.flush === "microtask") queueMicrotask(batch.dispatch);
    else if (this.flush === "nextTick") process.nextTick(batch.dispatch);
    else if (this.flush === "timer") setTimeout(batch.dispatch, this.delay);
    return batch;
  }
})";

constexpr const char* kHelper =
    R"(// Queues one job. All jobs of a queue wait for one promise, made by whoever comes first, and each
// takes its own result when all have one.
const openBatches = new WeakMap();
function joinBatch(queue, enqueue) {
  let batch = openBatches.get(queue);
  if (!batch) {
    batch = { waiting: 0 };
    batch.done = new Promise((resolve) => {
      batch.finish = resolve;
    });
    openBatches.set(queue, batch);
  }
  batch.waiting++;
  let result;
  const settle = (take) => {
    if (result) return;
    result = take;
    if (--batch.waiting === 0) batch.finish();
  };
  const resolve = (value) => settle(() => value);
  const reject = (error) =>
    settle(() => {
      throw error;
    });
  enqueue(resolve, reject);
  return batch.done.then(() => result());
})";

// `new Batcher` becomes `new FollowedBatcher`; what remains of the import does no harm.
void follow_made(const Program& program, const std::vector<MadeBatcher>& batchers,
                 std::vector<Edit>& edits) {
  if (batchers.empty()) return;
  const std::string name = program.fresh_name("FollowedBatcher");
  for (const MadeBatcher& each : batchers) {
    const spec::Range& callee = as<NewExpression>(each.made->node)->callee->range;
    edits.push_back({program.text().offset(callee.begin), program.text().offset(callee.end), name});
  }
  edits.push_back(add_code(program, replaced(kClass, "FollowedBatcher", name)));
}

// `new Promise((resolve) => ...)` becomes `joinBatch(queue, (resolve) => ...)`.
void follow_queued(const Program& program, const std::vector<QueuedPromise>& promises,
                   std::vector<Edit>& edits) {
  if (promises.empty()) return;
  const std::string name = program.fresh_name("joinBatch");
  const std::string batches = program.fresh_name("openBatches");
  for (const QueuedPromise& each : promises) {
    edits.push_back({program.text().offset(each.made->range.begin),
                     program.text().offset(each.executor->range.begin),
                     fmt::format("{}({}, ", name, program.text_of(each.queue->range))});
  }
  edits.push_back(
      add_code(program, replaced(replaced(kHelper, "joinBatch", name), "openBatches", batches)));
}

}  // namespace

Attempt follow_batch(const Program& program) {
  const SharedBatchers batchers = shared_batchers(program);
  const QueuedPromises queued = queued_promises(program);
  std::vector<Edit> edits;
  follow_made(program, batchers.found, edits);
  follow_queued(program, queued.found, edits);
  if (!edits.empty()) return edits;
  return NotApplicable{fmt::format("{}, and {}", batchers.reason, queued.reason)};
}

}  // namespace ctxcheck::fixes
