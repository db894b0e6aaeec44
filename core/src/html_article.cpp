#include "html_article.hpp"

#include <algorithm>

#include "html_chrome.hpp"
#include "reader_blocks.hpp"
#include "unicode.hpp"
#include "written_dates.hpp"

namespace dateline {
namespace {

// Letters that a run needs to be prose, and that a page needs to have an article.
constexpr std::uint32_t prose_letters = 50;
constexpr std::uint64_t article_letters = 150;
// A table cell with more than this is layout, not data.
constexpr std::uint32_t layout_cell_letters = 200;

bool ends_sentence(char c) {
  return c == '.' || c == '!' || c == '?';
}

bool has_sentence_end(std::string_view words) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (ends_sentence(words[i]) &&
        (i + 1 == words.size() || words[i + 1] == ' ' || words[i + 1] == '"' ||
         words[i + 1] == '\n' || static_cast<unsigned char>(words[i + 1]) >= 0x80))
      return true;
  return false;
}

std::size_t count_words(std::string_view text) {
  std::size_t count = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    if (!space && !inside) ++count;
    inside = !space;
  }
  return count;
}

bool contains_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const auto letter = [&](std::size_t i) {
      return i < text.size() &&
             unicode::kind_of(static_cast<unsigned char>(text[i])) == unicode::Kind::letter;
    };
    if ((at == 0 || !letter(at - 1)) && !letter(at + word.size())) return true;
  }
  return false;
}

class ArticleFinder {
 public:
  ArticleFinder(const HtmlPage& page, const std::vector<std::string>& titles)
      : page_(page), titles_(titles) {}

  HtmlArticle run() {
    if (page_.runs.empty()) return {};
    roles();
    measure();
    find_headline();
    find_chrome();
    choose_root();
    collect();
    return std::move(article_);
  }

 private:
  const HtmlElement& element_of(std::uint32_t run) const {
    return page_.elements[page_.runs[run].element];
  }
  HtmlRole role_of(std::uint32_t run) const { return roles_[page_.runs[run].element]; }
  bool is_chrome(std::uint32_t run) const { return chrome_[page_.runs[run].element]; }
  std::string_view words(std::uint32_t run) const { return page_.words(page_.runs[run]); }
  static bool within(const HtmlPage& page, std::uint32_t element, std::uint32_t root) {
    return root <= element && element < page.elements[root].past;
  }

  // ---- measures ----

  /// What a run is, by its element and those around.
  void roles() {
    roles_.resize(page_.elements.size());
    for (std::size_t e = 0; e < page_.elements.size(); ++e) {
      const HtmlRole own = page_.elements[e].role;
      const HtmlRole above = e == 0 ? HtmlRole::other : roles_[page_.elements[e].parent];
      const bool lasting = above != HtmlRole::other && above != HtmlRole::paragraph;
      roles_[e] = own;
      if (own == HtmlRole::other && lasting) roles_[e] = above;
      if (own == HtmlRole::paragraph && lasting && above != HtmlRole::cell) roles_[e] = above;
    }
  }

  void measure() {
    const std::size_t runs = page_.runs.size();
    prose_.resize(runs);
    linked_.assign(page_.elements.size(), 0);
    letters_.assign(page_.elements.size(), 0);
    for (std::uint32_t r = 0; r < runs; ++r) {
      const HtmlRun& run = page_.runs[r];
      const HtmlRole role = role_of(r);
      const std::uint32_t container = page_.elements[run.element].container;
      letters_[container] += run.letters;
      linked_[container] += run.linked;
      if (role == HtmlRole::heading || role == HtmlRole::caption) continue;
      if (run.letters < (role == HtmlRole::cell ? layout_cell_letters : prose_letters)) continue;
      if (run.linked * 3 >= run.letters || !has_sentence_end(words(r))) continue;
      prose_[r] = run.letters - run.linked;
    }
  }

  /// Sums over each element and all below, of runs for which `counts` holds.
  template <class Counts>
  std::vector<std::uint64_t> sums(Counts counts) const {
    std::vector<std::uint64_t> sum(page_.elements.size(), 0);
    for (std::uint32_t r = 0; r < page_.runs.size(); ++r)
      if (counts(r)) sum[page_.runs[r].element] += prose_[r];
    for (std::size_t e = sum.size(); e-- > 1;) sum[page_.elements[e].parent] += sum[e];
    return sum;
  }

  // ---- headline ----

  bool is_titled(std::string_view heading) const {
    for (const std::string& title : titles_) {
      if (same_words(title, heading)) return true;
      // "Mill closes" on the page, "Mill closes: what we know" in its head.
      const std::size_t shorter = std::min(title.size(), heading.size());
      constexpr std::size_t enough = 20;
      if (shorter >= enough &&
          (std::string_view(title).starts_with(heading) || heading.starts_with(title)))
        return true;
    }
    return false;
  }

  void find_headline() {
    std::vector<std::uint32_t> first_level;
    for (std::uint32_t r = 0; r < page_.runs.size(); ++r) {
      if (role_of(r) != HtmlRole::heading) continue;
      const bool first = level_of(r) == 1;
      if (first) first_level.push_back(r);
      if ((first || level_of(r) == 2) && !article_.headline && is_titled(words(r)))
        article_.headline = r;
    }
    if (article_.headline) return;
    // Not the name of the site, in its header.
    for (const std::uint32_t r : first_level) {
      const HtmlRun& run = page_.runs[r];
      const bool logo = run.linked * 2 > run.letters || count_words(words(r)) < 3;
      if (!logo || first_level.size() == 1) {
        if (logo && !titles_.empty()) break;
        article_.headline = r;
        return;
      }
    }
  }

  std::uint8_t level_of(std::uint32_t run) const {
    for (std::uint32_t e = page_.runs[run].element, steps = 0; e != 0 && steps < 8; ++steps) {
      if (page_.elements[e].level != 0) return page_.elements[e].level;
      e = page_.elements[e].parent;
    }
    return 0;
  }

  // ---- chrome ----

  void find_chrome() {
    const std::vector<std::uint64_t> all = sums([](std::uint32_t) { return true; });
    std::vector<bool> holds(page_.elements.size(), false);  // the article, by what markup says
    if (article_.headline) holds[page_.runs[*article_.headline].element] = true;
    for (std::size_t e = page_.elements.size(); e-- > 1;) {
      const HtmlElement& element = page_.elements[e];
      // A teaser in a list of related stories is an <article>, too.
      const bool marked = element.main || element.body || (element.article && all[e] * 3 > all[0]);
      if (holds[e] || (marked && all[e] >= article_letters)) holds[element.parent] = true;
    }
    chrome_.assign(page_.elements.size(), false);
    for (std::size_t e = 1; e < page_.elements.size(); ++e) {
      const HtmlElement& element = page_.elements[e];
      const bool all_there_is = all[e] >= article_letters && all[0] - all[e] < article_letters;
      chrome_[e] = chrome_[element.parent] || (element.chrome && !holds[e] && !all_there_is);
    }
  }

  // ---- the article's element ----

  void choose_root() {
    const std::vector<std::uint64_t> prose = sums([&](std::uint32_t r) { return !is_chrome(r); });
    const std::uint64_t total = prose[0];
    if (total < article_letters) {
      article_.whole_page = true;
      return;
    }
    std::uint32_t best = 0, main = 0;
    std::uint64_t bodies = 0;
    std::uint32_t body_past = 0;
    for (std::uint32_t e = 1; e < page_.elements.size(); ++e) {
      const HtmlElement& element = page_.elements[e];
      if (chrome_[e]) continue;
      if (element.body && e >= body_past) {
        bodies += prose[e];
        body_past = element.past;
        bodies_.push_back(e);
      }
      if (element.article && prose[e] > (best == 0 ? 0 : prose[best])) best = e;
      if (element.main && prose[e] > (main == 0 ? 0 : prose[main])) main = e;
    }
    if (bodies * 5 >= total * 2 && bodies >= article_letters) {
      article_.root = bodies_.front();
      if (bodies_.size() == 1) return;
      // Several: what holds them all.
      std::uint32_t root = bodies_.front();
      while (root != 0 && !within(page_, bodies_.back(), root)) root = page_.elements[root].parent;
      article_.root = root;
      return;
    }
    bodies_.clear();
    if (best != 0 && prose[best] * 2 >= total) {
      article_.root = best;
      return;
    }
    if (main != 0 && prose[main] * 2 >= total) article_.root = main;
    // Down to where the prose is spread over several children.
    for (bool down = true; down;) {
      down = false;
      const std::uint32_t root = article_.root;
      for (std::uint32_t e = root + 1; e < page_.elements[root].past; e = page_.elements[e].past) {
        if (prose[e] * 5 < prose[root] * 4 || e == root) continue;
        // Into a paragraph is too far.
        if (page_.elements[e].role != HtmlRole::other && page_.elements[e].role != HtmlRole::cell)
          continue;
        article_.root = e;
        down = true;
        break;
      }
    }
  }

  // ---- parts ----

  bool in_article(std::uint32_t run) const { return inside_[page_.runs[run].element]; }

  void mark_inside() {
    inside_.assign(page_.elements.size(), false);
    const auto mark = [&](std::uint32_t root) {
      for (std::uint32_t e = root; e < page_.elements[root].past; ++e) inside_[e] = true;
    };
    // Bodies lie apart from each other.
    if (bodies_.empty()) mark(article_.root);
    for (const std::uint32_t body : bodies_) mark(body);
  }

  BlockKind kind_of(std::uint32_t run) const {
    switch (role_of(run)) {
      case HtmlRole::heading:
        return BlockKind::heading;
      case HtmlRole::list_item:
        return BlockKind::list_item;
      case HtmlRole::quote:
        return BlockKind::quote;
      case HtmlRole::cell:
        return page_.runs[run].letters >= layout_cell_letters ? BlockKind::paragraph
                                                              : BlockKind::table_cell;
      default:
        return BlockKind::paragraph;
    }
  }

  bool reads_as_byline(std::uint32_t r) const {
    const std::string_view line = words(r);
    if (role_of(r) == HtmlRole::heading || role_of(r) == HtmlRole::cell) return false;
    // "Updated 2 hours ago", "5 min read" say nothing that lasts.
    if (contains_word(line, "ago") || contains_word(line, "read")) return false;
    constexpr std::size_t longest = 300;
    return is_byline(line) || (element_of(r).byline && line.size() <= longest &&
                               !find_written_dates(line).dates.empty());
  }

  bool is_list_of_links(std::uint32_t run) const {
    const std::uint32_t container = element_of(run).container;
    return container != 0 && linked_[container] * 5 > letters_[container] * 3;
  }

  bool belongs(std::uint32_t r) const {
    const HtmlRun& run = page_.runs[r];
    const HtmlRole role = role_of(r);
    if (role == HtmlRole::caption || is_chrome_text(words(r))) return false;
    if (role == HtmlRole::heading) return run.linked * 3 < run.letters * 2;
    if (role == HtmlRole::list_item || role == HtmlRole::cell) return !is_list_of_links(r);
    if (run.linked * 2 > run.letters) return false;
    // "Politics", "3 comments": labels between the paragraphs, which <p> never is.
    if (role == HtmlRole::other && !prose_[r] && count_words(words(r)) < 5 &&
        !ends_sentence(words(r).back()))
      return false;
    return true;
  }

  void collect() {
    const auto count = static_cast<std::uint32_t>(page_.runs.size());
    article_.first_prose = count;
    if (article_.whole_page) {
      bool any = false;
      for (std::uint32_t r = 0; r < count; ++r)
        any = any || (!is_chrome(r) && r != article_.headline);
      for (std::uint32_t r = 0; r < count; ++r)
        if (!any || !is_chrome(r) || r == article_.headline) add(r, kind_of(r));
      return;
    }
    mark_inside();
    for (std::uint32_t r = 0; r < count && article_.first_prose == count; ++r)
      if (in_article(r) && !is_chrome(r) && prose_[r] > 0) article_.first_prose = r;
    if (article_.headline && !in_article(*article_.headline) &&
        *article_.headline > article_.first_prose)
      article_.headline.reset();
    constexpr std::uint32_t before_headline = 4;
    const std::uint32_t top =
        article_.headline ? *article_.headline - std::min(*article_.headline, before_headline)
                          : article_.first_prose - std::min(article_.first_prose, before_headline);
    for (std::uint32_t r = 0; r < count; ++r) {
      if (r == article_.headline) {
        add(r, BlockKind::title);
        continue;
      }
      if (is_chrome(r)) continue;
      const bool lead = r >= top && r <= article_.first_prose;
      // The last line may say who wrote it, too; below the article others do.
      if ((lead || (in_article(r) && !prose_[r])) && reads_as_byline(r)) {
        add(r, BlockKind::byline);
        continue;
      }
      if (in_article(r)) {
        if (belongs(r)) add(r, kind_of(r));
      } else if (article_.headline && *article_.headline < r && r < article_.first_prose) {
        // The summary between headline and text may stand outside of the text's element.
        const bool summary =
            prose_[r] > 0 ||
            ((role_of(r) == HtmlRole::paragraph || role_of(r) == HtmlRole::heading) &&
             count_words(words(r)) >= 6);
        if (summary && belongs(r)) add(r, kind_of(r));
      }
    }
    drop_empty_sections();
  }

  void add(std::uint32_t run, BlockKind kind) {
    if (run == article_.headline) kind = BlockKind::title;
    article_.parts.push_back({run, kind});
  }

  /// A heading over nothing headed what was dropped: "Related stories".
  void drop_empty_sections() {
    std::vector<ArticlePart>& parts = article_.parts;
    std::vector<ArticlePart> kept;
    kept.reserve(parts.size());
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
      if (part->kind == BlockKind::heading) {
        const bool last = kept.empty();
        const bool empty = !last && kept.back().kind == BlockKind::heading &&
                           level_of(kept.back().run) <= level_of(part->run);
        if (last || empty) continue;
      }
      kept.push_back(*part);
    }
    std::reverse(kept.begin(), kept.end());
    parts = std::move(kept);
  }

  const HtmlPage& page_;
  const std::vector<std::string>& titles_;
  std::vector<HtmlRole> roles_;
  std::vector<std::uint32_t> prose_;             // letters, 0 if the run is none
  std::vector<std::uint64_t> letters_, linked_;  // of containers
  std::vector<bool> chrome_, inside_;
  std::vector<std::uint32_t> bodies_;
  HtmlArticle article_;
};

}  // namespace

HtmlArticle find_article(const HtmlPage& page, const std::vector<std::string>& titles) {
  return ArticleFinder(page, titles).run();
}

}  // namespace dateline
