// Sorting. Its own file, and no std::stable_sort, because the comparison function is the program's:
// the order of its calls must be the same on every compiler, and it may be inconsistent.
#include <algorithm>
#include <array>

#include "vm/builtins/array_like.hpp"

namespace ctxcheck::vm {
namespace {

// One sort: insertion into sorted pieces, then merges of pieces of growing width. Up to one piece,
// the comparisons are those of V8's sort, for many a comparison function returns no more than a
// boolean.
class Sort {
 public:
  Sort(Interpreter& interpreter, Value comparator)
      : interpreter_(interpreter), comparator_(comparator) {}

  void run(std::vector<Value>& values) {
    constexpr std::size_t kPiece = 63;
    for (std::size_t low = 0; low < values.size(); low += kPiece) {
      insert(values, low, std::min(low + kPiece, values.size()));
    }
    std::vector<Value> merged(values.size());
    for (std::size_t width = kPiece; width < values.size(); width *= 2) {
      for (std::size_t low = 0; low < values.size(); low += 2 * width) {
        const std::size_t middle = std::min(low + width, values.size());
        merge(values, merged, low, middle, std::min(middle + width, values.size()));
      }
      values.swap(merged);
    }
  }

 private:
  // How far the values from `low` on are in order already; a falling run is turned around.
  std::size_t sorted_run(std::vector<Value>& values, std::size_t low, std::size_t high) {
    if (low + 1 >= high) return high;
    std::size_t end = low + 2;
    const bool falling = compare(values[low + 1], values[low]) < 0;
    while (end < high && (compare(values[end], values[end - 1]) < 0) == falling) ++end;
    if (falling) {
      std::reverse(values.begin() + static_cast<std::ptrdiff_t>(low),
                   values.begin() + static_cast<std::ptrdiff_t>(end));
    }
    return end;
  }

  void insert(std::vector<Value>& values, std::size_t low, std::size_t high) {
    for (std::size_t next = sorted_run(values, low, high); next < high; ++next) {
      const Value value = values[next];
      std::size_t left = low;
      std::size_t right = next;
      while (left < right) {
        const std::size_t middle = left + (right - left) / 2;
        if (compare(value, values[middle]) < 0) {
          right = middle;
        } else {
          left = middle + 1;
        }
      }
      std::move_backward(values.begin() + static_cast<std::ptrdiff_t>(left),
                         values.begin() + static_cast<std::ptrdiff_t>(next),
                         values.begin() + static_cast<std::ptrdiff_t>(next) + 1);
      values[left] = value;
    }
  }

  void merge(const std::vector<Value>& from, std::vector<Value>& to, std::size_t low,
             std::size_t middle, std::size_t high) {
    std::size_t left = low;
    std::size_t right = middle;
    for (std::size_t at = low; at < high; ++at) {
      const bool take_right =
          left == middle || (right < high && compare(from[right], from[left]) < 0);
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
  Sort(interpreter, comparator).run(defined);
  std::copy(defined.begin(), defined.end(), values.begin());
}

}  // namespace ctxcheck::vm
