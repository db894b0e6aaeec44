// Work on several items at a time whose results are wanted in order.
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <thread>
#include <utility>
#include <vector>

namespace dateline::cli {

/// Items are worked on `jobs` at a time and finished in the order in which they were added, on the
/// caller's thread. No more than a few for each job are held. With one job there is no thread.
/// `work` must not touch what other items' work touches. What it throws is thrown when the item's
/// turn to be finished comes; the items behind it are lost.
template <class Item>
class Batch {
 public:
  using Step = std::function<void(Item&)>;

  /// Precondition: jobs > 0.
  Batch(std::size_t jobs, Step work, Step finish)
      : jobs_(jobs), work_(std::move(work)), finish_(std::move(finish)) {}

  void add(Item item) {
    items_.push_back(std::move(item));
    if (jobs_ == 1 || items_.size() >= jobs_ * held_each) finish();
  }

  /// Works on what is there and finishes it.
  void finish() {
    std::vector<Item> items = std::exchange(items_, {});
    std::vector<std::exception_ptr> errors(items.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      for (std::size_t i = next++; i < items.size(); i = next++) {
        try {
          work_(items[i]);
        } catch (...) {
          errors[i] = std::current_exception();
        }
      }
    };
    {
      std::vector<std::jthread> threads;
      for (std::size_t t = 1; t < jobs_ && t < items.size(); ++t) threads.emplace_back(work);
      work();
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (errors[i]) std::rethrow_exception(errors[i]);
      finish_(items[i]);
    }
  }

 private:
  static constexpr std::size_t held_each = 16;

  std::size_t jobs_;
  Step work_, finish_;
  std::vector<Item> items_;
};

}  // namespace dateline::cli
