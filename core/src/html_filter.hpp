// Tames a page before an HTML parser sees it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

/// Splits a page into tags and text as the HTML standard's tokenizer does (its common states), and
/// hands on, piece by piece, markup in which nothing is left to blow up: at most one of each of a
/// dozen attributes a tag, values cut short, no comments, declarations, processing instructions,
/// scripts or styles, no "<" that opens no tag, no end tag without a start tag. JSON-LD is kept
/// aside. Linear in the page, whatever it holds.
///
/// libxml2 alone compares each attribute of a tag with all before, and looks for the element of
/// each end tag through all that are open: quadratic on pages made for it.
class HtmlFilter {
 public:
  struct Script {
    std::string_view content;
    std::size_t offset = 0;  ///< in the page
  };

  /// `depth` is how many elements the parser has open, read while it runs. Beyond `deepest`, tags
  /// that open an element are passed over, with their end tags: what they enclose stays.
  HtmlFilter(std::string_view page, const std::size_t& depth) : page_(page), depth_(depth) {}

  /// Appends the next piece to `out`: at least one byte and little more than `size`, so that
  /// `depth` is up to date. False if there is no more.
  bool next(std::string& out, std::size_t size);

  const std::vector<Script>& json_ld() const { return json_ld_; }
  bool too_deep() const { return too_deep_; }

  static constexpr std::size_t deepest = 512;

 private:
  struct Attributes;
  void text(std::string& out, std::size_t most);
  void markup(std::string& out);
  void comment();
  void to_tag_end();
  void start_tag(std::string& out);
  void end_tag(std::string& out);
  void raw_text(std::string_view name, bool keep, std::string& out);
  std::string_view tag_name();
  void read_attributes(Attributes& found);
  void skip_space();
  std::size_t find(std::string_view what, std::size_t from, bool& none_left) const;
  std::size_t end_of_raw_text(std::string_view name) const;

  std::string_view page_;
  const std::size_t& depth_;
  std::size_t i_ = 0;
  std::string name_;
  std::unordered_map<std::string, std::size_t> open_;
  std::size_t passed_over_ = 0;
  bool too_deep_ = false;
  bool no_comment_end_ = false, no_section_end_ = false, no_tag_end_ = false;
  std::vector<Script> json_ld_;
};

}  // namespace dateline
