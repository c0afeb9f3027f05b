// Sorting. Its own file, and no std::stable_sort, because the comparison function is the program's:
// the order of its calls must be the same on every compiler, and it may be inconsistent.
#include <algorithm>
#include <array>

#include "vm/builtins/array_like.hpp"

namespace ctxcheck::vm {
namespace {

// One sort: merges runs of growing width.
class MergeSort {
 public:
  MergeSort(Interpreter& interpreter, Value comparator)
      : interpreter_(interpreter), comparator_(comparator) {}

  void run(std::vector<Value>& values) {
    std::vector<Value> merged(values.size());
    for (std::size_t width = 1; width < values.size(); width *= 2) {
      for (std::size_t low = 0; low < values.size(); low += 2 * width) {
        const std::size_t middle = std::min(low + width, values.size());
        merge(values, merged, low, middle, std::min(middle + width, values.size()));
      }
      values.swap(merged);
    }
  }

 private:
  void merge(const std::vector<Value>& from, std::vector<Value>& to, std::size_t low,
             std::size_t middle, std::size_t high) {
    std::size_t left = low;
    std::size_t right = middle;
    for (std::size_t at = low; at < high; ++at) {
      const bool take_right =
          left == middle || (right < high && compare(from[left], from[right]) > 0);
      to[at] = take_right ? from[right++] : from[left++];
    }
  }

  // SortCompare of two values that are not undefined.
  double compare(Value a, Value b) {
    interpreter_.count_steps(1);
    if (!comparator_.is_undefined()) {
      const std::array arguments{a, b};
      return interpreter_.to_number(interpreter_.call(comparator_, Value::undefined(), arguments));
    }
    const StringRef first = interpreter_.to_string(a);
    const StringRef second = interpreter_.to_string(b);
    return interpreter_.strings().view(first).compare(interpreter_.strings().view(second));
  }

  Interpreter& interpreter_;
  Value comparator_;
};

}  // namespace

void sort_values(Interpreter& interpreter, std::vector<Value>& values, Value comparator) {
  const auto defined_end = std::stable_partition(values.begin(), values.end(),
                                                 [](Value value) { return !value.is_undefined(); });
  std::vector<Value> defined(values.begin(), defined_end);
  MergeSort(interpreter, comparator).run(defined);
  std::copy(defined.begin(), defined.end(), values.begin());
}

}  // namespace ctxcheck::vm
