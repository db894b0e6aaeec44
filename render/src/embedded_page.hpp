// The bytes of html_page.js and html_page.css, put into the library by embedded_page.S.
#pragma once

#include <string_view>

namespace dateline {

std::string_view page_script();
std::string_view page_style();

}  // namespace dateline
