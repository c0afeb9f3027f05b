// The isolate: one heap, one event loop, one microtask queue. Its own file because it is the loop
// that lets turns happen one after the other and decides what comes next (semantics 0, 1, 6.7, 7,
// 12).
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/bindings.hpp"
#include "model/journal.hpp"
#include "model/model.hpp"
#include "model/profile.hpp"
#include "model/promise.hpp"
#include "model/world.hpp"
#include "vm/interpreter.hpp"

namespace ctxcheck::model {

enum class IsolatePhase : std::uint8_t {
  Unloaded,
  Idle,     // waits for an event
  Turn,     // a callback or one of its microtasks runs
  Between,  // between two turns of one event
};
enum class IsolateTrigger : std::uint8_t { Event, TurnBegins, TurnEnds, NothingDue };
using IsolateTransition = Transition<IsolatePhase, IsolateTrigger>;
[[nodiscard]] std::string_view name_of(IsolatePhase phase);
[[nodiscard]] std::string_view name_of(IsolateTrigger trigger);
[[nodiscard]] std::span<const IsolateTransition> isolate_table();
[[nodiscard]] MachineDescription describe_isolate();

class Isolate final : public vm::Host, public Turns {
 public:
  Isolate(const spec::Spec& spec, const Setup& setup);

  // Back to before the load: an empty world on the base heap.
  void reset();
  // After a state was restored into world and heap: goes on from there. Under `bursts: any` that
  // may be in the middle of a pass.
  void resume() {
    phase_ = !world_.loaded      ? IsolatePhase::Unloaded
             : setup_.bursts.any ? IsolatePhase::Between
                                 : IsolatePhase::Idle;
  }

  // ---- events; each is one turn (or a death) without what it leads to
  void load();
  void arrive(std::uint32_t request);
  void complete(std::size_t call, bool fails);
  void fire(std::size_t timer);
  void disconnect(std::uint32_t request);
  // Everything that is due until the thread is idle (semantics 12).
  void run_to_idle();

  // ---- internal turns on their own, for `bursts: any`
  void take_signal();
  void take_failing();
  void destroy(vm::ContextId context);
  void hang(vm::ContextId context);
  // Whether nothing keeps an answered or abandoned context any longer (semantics 6.2, 6.3).
  [[nodiscard]] bool ends(vm::ContextId context) const;
  // Whether the runtime would cancel this context now (semantics 7).
  [[nodiscard]] bool hangs(vm::ContextId context) const;
  [[nodiscard]] bool hang_check_allowed() const;

  // ---- what bindings do for the program
  [[nodiscard]] vm::ContextId current() const override { return current_; }
  [[nodiscard]] std::string current_label() const { return world_.label(current_); }
  // Starts a call or timer in the current context; throws an Error at module scope.
  vm::Value start_call(vm::StringRef name, bool rejects);
  // The result is the timer's handle, an opaque object: a number would tell states apart that
  // differ in nothing but how many timers there have been.
  vm::Value arm_timer(vm::Value callback, std::vector<vm::Value> arguments, double delay);
  void clear_timer(vm::Value handle);
  // `named` is the context that the `ctx` object it is called on was made for.
  void wait_until(vm::Value value, vm::ContextId named);
  void next_tick(vm::Job job);
  // The program asks for `process`. The runtime makes it at the first time, and runs the microtasks
  // that wait meanwhile, unless it is running them already (semantics 1.4).
  void use_process();
  void log(std::string line);
  void note_assert_failed(const std::string& text);
  void note_foreign_io(const std::string& what);
  void note_handler_rejected(vm::Value error, vm::ContextId context);
  void add_rejection_listener(vm::Value listener);
  // Marks an error as injected or asserted: a handler that passes it on has not thrown by itself.
  void excuse(vm::Value error);

  // ---- vm::Host
  [[nodiscard]] vm::ContextId current_context() const override;
  void perform_then(vm::ObjectRef promise, vm::Reaction reaction) override;
  void settle(vm::ObjectRef promise, vm::PromiseStatus status, vm::Value value) override;
  void enqueue(vm::Job job) override;
  void promise_created(vm::ObjectRef promise) override;
  [[nodiscard]] vm::ContextId owner_of_new_signal() override;
  void use_signal(vm::ContextId owner) override;
  [[nodiscard]] vm::ContextId owner_of_new_body() override;
  void use_body(vm::ContextId owner) override;

  // ---- Turns
  void signal(Signal signal) override;
  void rejected_unhandled(vm::ObjectRef promise) override { rejections_.push_back(promise); }

  // ---- the parts
  [[nodiscard]] World& world() { return world_; }
  [[nodiscard]] const World& world() const { return world_; }
  [[nodiscard]] Journal& journal() { return journal_; }
  [[nodiscard]] vm::Interpreter& interpreter() { return *interpreter_; }
  [[nodiscard]] const vm::Interpreter& interpreter() const { return *interpreter_; }
  [[nodiscard]] const Profile& profile() const { return setup_.profile; }
  [[nodiscard]] const Setup& setup() const { return setup_; }
  [[nodiscard]] const BindingObjects& bindings() const { return bindings_; }
  [[nodiscard]] std::uint32_t user_module() const { return user_module_; }

  // The token of a call, timer or internal turn (formats.md).
  [[nodiscard]] std::string token_of(const Call& call, std::string_view kind) const;
  [[nodiscard]] std::string token_of(const Timer& timer) const;
  [[nodiscard]] std::string token_of_follow(const Follow& follow) const;

 private:
  // One turn: `body`, then microtasks until none is left, then what follows directly from it.
  void turn(vm::ContextId context, std::string token, const std::function<void()>& body);
  void run_microtasks();
  void run_job(const vm::Job& job);
  void run_thenable_job(const vm::Job& job);
  void report_rejections();
  void after_turns();
  [[nodiscard]] bool kept_alive_by_followers(vm::ContextId context) const;
  [[nodiscard]] bool checks_hang_before_signals() const;
  [[nodiscard]] bool binds_abort_signals() const;
  void check_hangs();
  void take(const Signal& signal);
  void take_follow(std::uint32_t follow);
  void call_handler(const Request& request, vm::ContextId context);
  [[nodiscard]] vm::ObjectRef own_result_of(vm::ObjectRef promise);
  void wait_for_answer(vm::ContextId context, vm::ObjectRef promise);
  void answer(vm::ContextId context, vm::PromiseStatus status, vm::Value value);
  void finish_request(vm::ContextId context, RequestTrigger trigger, std::string result);
  void settle_wait_until(vm::ContextId context, vm::PromiseStatus status);
  void end_context(vm::ContextId context, ContextTrigger why);
  void cancel_work(vm::ContextId context);
  void run_callback(vm::Value callback, const std::vector<vm::Value>& arguments);
  void enter(IsolateTrigger trigger) { phase_ = next(isolate_table(), phase_, trigger); }

  const spec::Spec& spec_;
  Setup setup_;
  World world_;
  Journal journal_;
  std::unique_ptr<vm::Interpreter> interpreter_;
  std::unique_ptr<PromiseMachine> promises_;
  BindingObjects bindings_;
  std::uint32_t wrapper_module_ = 0;
  std::uint32_t user_module_ = 0;

  IsolatePhase phase_ = IsolatePhase::Unloaded;
  vm::ContextId current_ = vm::kNoContext;
  std::deque<vm::Job> jobs_;  // the one microtask queue; empty between turns
  bool running_microtasks_ = false;
  std::vector<vm::ObjectRef> rejections_;  // promises rejected without a reaction in this turn
};

}  // namespace ctxcheck::model
