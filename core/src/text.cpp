#include "dateline/core/text.hpp"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

constexpr std::uint32_t mark_distance = 256;

constexpr bool starts_code_point(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

std::uint32_t count_code_points(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), starts_code_point));
}

}  // namespace

SourceText::SourceText(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)) {
  line_starts_.push_back(0);
  // A mark every so many bytes, the last at or before the end.
  std::uint32_t code_points = 0;
  const std::string_view all = text_;
  code_point_marks_.reserve(all.size() / mark_distance + 1);
  for (std::size_t mark = 0; mark <= all.size(); mark += mark_distance) {
    code_point_marks_.push_back(code_points);
    code_points += count_code_points(all.substr(mark, mark_distance));
  }
  for (std::size_t at = all.find('\n'); at != std::string_view::npos; at = all.find('\n', at + 1))
    line_starts_.push_back(static_cast<std::uint32_t>(at) + 1);
}

Location SourceText::locate(std::uint32_t offset) const {
  if (line_starts_.empty()) return {};
  offset = std::min(offset, size());
  const auto line = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset) - 1;
  return {static_cast<std::uint32_t>(line - line_starts_.begin()) + 1,
          code_points_before(offset) - code_points_before(*line) + 1};
}

Span SourceText::line_at(std::uint32_t offset) const {
  if (line_starts_.empty()) return {};
  offset = std::min(offset, size());
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return {*(next - 1), next == line_starts_.end() ? size() : *next - 1};
}

std::uint32_t SourceText::code_points_before(std::uint32_t byte_offset) const {
  if (code_point_marks_.empty()) return 0;
  byte_offset = std::min(byte_offset, size());
  const std::uint32_t mark = byte_offset / mark_distance;
  return code_point_marks_[mark] + count_code_points(std::string_view(text_).substr(
                                       mark * mark_distance, byte_offset - mark * mark_distance));
}

std::uint32_t SourceText::byte_offset(std::uint32_t code_points) const {
  if (code_point_marks_.empty()) return 0;
  const auto after =
      std::upper_bound(code_point_marks_.begin(), code_point_marks_.end(), code_points);
  const auto mark = static_cast<std::uint32_t>(after - code_point_marks_.begin()) - 1;
  std::uint32_t offset = mark * mark_distance;
  std::uint32_t seen = code_point_marks_[mark];
  // A mark may fall inside a character, whose first byte was counted before the mark.
  while (offset < size() && !starts_code_point(text_[offset])) ++offset;
  while (offset < size() && seen < code_points) {
    ++offset;
    while (offset < size() && !starts_code_point(text_[offset])) ++offset;
    ++seen;
  }
  return offset;
}

}  // namespace dateline
