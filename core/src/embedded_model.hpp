// The bytes of core/model/dateline.model, put into the library by embedded_model.S.
#pragma once

#include <cstddef>
#include <span>

namespace dateline {

/// Starts on a multiple of 64 bytes.
std::span<const std::byte> embedded_model_bytes();

}  // namespace dateline
