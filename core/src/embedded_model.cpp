#include "embedded_model.hpp"

extern "C" {
extern const std::byte dateline_model_begin[];
extern const std::byte dateline_model_end[];
}

namespace dateline {

std::span<const std::byte> embedded_model_bytes() {
  return {dateline_model_begin, dateline_model_end};
}

}  // namespace dateline
