#include "language_features.hpp"

#include <algorithm>
#include <utility>

#include "model_file.hpp"

namespace dateline {
namespace {

constexpr std::uint32_t suffix2_buckets = 1024;
constexpr std::uint32_t affix_buckets = 4096;
constexpr std::uint32_t sentence_cases = 4;

constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_high(char c) {
  return static_cast<unsigned char>(c) >= 128;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> replaced = {{
    {"\xe2\x80\x98", "'"},
    {"\xe2\x80\x99", "'"},
    {"\xe2\x80\x9c", "\""},
    {"\xe2\x80\x9d", "\""},
    {"\xe2\x80\xa6", "..."},
    {"\xe2\x80\x94", "--"},
}};

// Sorted. "wed", "sat", "sun" and "mar" without a full stop are words of their own.
constexpr std::array<std::string_view, 24> weekdays = {
    "fri",      "fri.",   "friday", "mon",  "mon.",  "monday",  "sat.",  "saturday",
    "sun.",     "sunday", "thu",    "thu.", "thur",  "thur.",   "thurs", "thurs.",
    "thursday", "tue",    "tue.",   "tues", "tues.", "tuesday", "wed.",  "wednesday"};
constexpr std::array<std::string_view, 34> months = {
    "apr",  "apr.",    "april",    "aug",   "aug.", "august",  "dec",      "dec.",     "december",
    "feb",  "feb.",    "february", "jan",   "jan.", "january", "jul",      "jul.",     "july",
    "jun.", "june",    "mar.",     "march", "may",  "nov",     "nov.",     "november", "oct",
    "oct.", "october", "sep",      "sep.",  "sept", "sept.",   "september"};
static_assert(std::is_sorted(weekdays.begin(), weekdays.end()));
static_assert(std::is_sorted(months.begin(), months.end()));

template <std::size_t n>
bool contains(const std::array<std::string_view, n>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

std::string replace_quotes(std::string_view form) {
  std::string out;
  out.reserve(form.size());
  for (std::size_t i = 0; i < form.size();) {
    if (form[i] == '\xe2') {
      const auto* found = std::find_if(replaced.begin(), replaced.end(), [&](const auto& pair) {
        return form.substr(i, 3) == pair.first;
      });
      if (found != replaced.end()) {
        out += found->second;
        i += 3;
        continue;
      }
    }
    out += form[i++];
  }
  if (out == "``" || out == "''") return std::string(1, '"');
  return out;
}

std::uint32_t shape(std::string_view form) {
  const auto upper = std::count_if(form.begin(), form.end(), is_upper);
  const bool lower = std::any_of(form.begin(), form.end(), is_lower);
  const bool high = std::any_of(form.begin(), form.end(), is_high);
  if (std::any_of(form.begin(), form.end(), is_digit)) {
    return upper == 0 && !lower && !high ? 0 : 1;
  }
  if (upper > 0) {
    if (form.size() == 1) return 2;
    if (!lower) return 3;
    if (!is_upper(form[0])) return 6;
    return upper == 1 ? 4 : 5;
  }
  if (lower) return form.find_first_of(".-@/") != std::string_view::npos ? 7 : 8;
  return high ? 9 : 10;
}

// 0 ordinary, 1 a headline (nearly every longer word has a capital), 2 all capitals, 3 none at all.
std::uint32_t sentence_case(std::span<const std::string_view> forms) {
  std::size_t longer = 0;
  std::size_t capital = 0;
  std::size_t shouted = 0;
  bool any = false;
  for (const auto form : forms) {
    const auto caps = std::count_if(form.begin(), form.end(), is_upper);
    const auto letters = caps + std::count_if(form.begin(), form.end(), is_lower);
    any = any || caps > 0;
    if (letters >= 4) {
      ++longer;
      capital += is_upper(form[0]) ? 1 : 0;
      shouted += caps == letters ? 1 : 0;
    }
  }
  if (longer >= 3) {
    if (shouted * 4 >= longer * 3) return 2;
    if (capital * 5 >= longer * 4) return 1;
  }
  return any ? 0 : 3;
}

// 0 outside, 1 inside a quotation, 2 opening mark, 3 closing mark, 4 unknown: plain marks in odd
// number.
class QuoteState {
 public:
  explicit QuoteState(std::span<const std::string_view> forms)
      : odd_(std::count(forms.begin(), forms.end(), "\"") % 2 != 0) {}

  std::uint32_t next(std::string_view form) {
    if (form == "\xe2\x80\x9c" || form == "``") {
      inside_ = true;
      return 2;
    }
    if (form == "\xe2\x80\x9d" || form == "''") {
      inside_ = false;
      return 3;
    }
    if (form == "\"") {
      if (odd_) return 4;
      inside_ = !inside_;
      return inside_ ? 2 : 3;
    }
    if (inside_) return 1;
    return odd_ ? 4 : 0;
  }

 private:
  bool odd_;
  bool inside_ = false;
};

std::string_view last(std::string_view word, std::size_t count) {
  return word.substr(word.size() - std::min(count, word.size()));
}

}  // namespace

std::string word_key(std::string_view form, bool first) {
  std::string key = replace_quotes(form);
  const bool capital = !key.empty() && is_upper(key[0]);
  for (char& c : key) {
    if (is_upper(c)) c = static_cast<char>(c + ('a' - 'A'));
  }
  if (capital) {
    if (contains(weekdays, key)) return "<weekday>";
    if (contains(months, key) && !(first && (key == "march" || key == "may"))) return "<month>";
  }
  if (key.size() == 4 && std::all_of(key.begin(), key.end(), is_digit) &&
      (key[0] == '1' || key.starts_with("20"))) {
    return "<year>";
  }
  for (char& c : key) {
    if (is_digit(c)) c = '0';
  }
  return key;
}

std::vector<FeatureRow> extract_features(std::span<const std::string_view> forms,
                                         std::span<const std::uint32_t> words) {
  const std::uint32_t sentence = sentence_case(forms);
  QuoteState quotation(forms);
  std::vector<FeatureRow> rows;
  rows.reserve(forms.size());
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const std::string key = word_key(forms[i], i == 0);
    const std::uint32_t hash = hash_bytes(key);
    const auto found = std::lower_bound(words.begin(), words.end(), hash);
    const bool known = found != words.end() && *found == hash;
    rows.push_back({known ? static_cast<std::uint32_t>(found - words.begin()) + 1 : 0,
                    hash_bytes(last(key, 2)) % suffix2_buckets,
                    hash_bytes(last(key, 3)) % affix_buckets,
                    hash_bytes(last(key, 4)) % affix_buckets,
                    hash_bytes(std::string_view(key).substr(0, 3)) % affix_buckets,
                    (shape(forms[i]) * 2 + (i == 0 ? 1 : 0)) * sentence_cases + sentence,
                    quotation.next(forms[i])});
  }
  return rows;
}

}  // namespace dateline
