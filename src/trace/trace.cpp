// What a trace can tell about itself.
#include "trace/trace.hpp"

#include <algorithm>

namespace ctxcheck::trace {

system::Schedule Trace::schedule() const {
  system::Schedule schedule;
  for (const TracedEvent& event : events) schedule.push_back(event.scheduled);
  return schedule;
}

std::string Trace::profile_name() const {
  const bool off = std::find(flags.begin(), flags.end(), kFlagOff) != flags.end();
  return off ? profile + "-off" : profile;
}

}  // namespace ctxcheck::trace
