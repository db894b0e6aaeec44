#include "embedded_page.hpp"

#include <cstddef>

extern "C" {
extern const char dateline_page_script_begin[];
extern const char dateline_page_script_end[];
extern const char dateline_page_style_begin[];
extern const char dateline_page_style_end[];
}

namespace dateline {
namespace {

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::string_view page_script() {
  return between(dateline_page_script_begin, dateline_page_script_end);
}

std::string_view page_style() {
  return between(dateline_page_style_begin, dateline_page_style_end);
}

}  // namespace dateline
