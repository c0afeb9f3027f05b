// The program has no seeded defects.
#include "vm/defects.hpp"

namespace ctxcheck::vm {

bool seeded(Defect) { return false; }

}  // namespace ctxcheck::vm
