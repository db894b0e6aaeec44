#include "quotations.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "unicode.hpp"

namespace dateline {
namespace {

enum class Mark : std::uint8_t { none, straight, curly, single, guillemet };

struct Seen {
  Mark mark = Mark::none;
  bool may_open = false;
  bool may_close = false;
};

struct Open {
  Mark mark;
  std::uint32_t token;
  std::uint32_t inner_end = 0;  // one past the last token of the quotations inside
};

class Pairing {
 public:
  explicit Pairing(Document& document) : document_(document) {}

  void run() {
    bool carried = false;  // the block before ended inside of a quotation
    for (const Block& block : document_.blocks) {
      if (block.sentence_count == 0) continue;
      const Sentence& first = document_.sentences[block.first_sentence];
      const Sentence& last = document_.sentences[block.first_sentence + block.sentence_count - 1];
      const std::size_t before = document_.quotations.size();
      const bool open_at_end = pair(first.first_token, last.first_token + last.token_count);
      if (carried) {
        // The paragraph reopens what the one before left open.
        for (std::size_t q = before; q < document_.quotations.size(); ++q)
          if (document_.quotations[q].first_token == first.first_token)
            document_.quotations[q].continues = true;
      }
      carried = open_at_end;
    }
    std::sort(document_.quotations.begin(), document_.quotations.end(),
              [](const Quotation& a, const Quotation& b) {
                return a.span.begin != b.span.begin ? a.span.begin < b.span.begin
                                                    : a.span.end > b.span.end;
              });
  }

 private:
  bool space_before(std::uint32_t t, std::uint32_t first) const {
    return t == first || document_.tokens[t - 1].space_after;
  }

  Seen look(std::uint32_t t, std::uint32_t first, std::uint32_t last) const {
    const Token& token = document_.tokens[t];
    const std::string_view form = document_.source.slice(token.span);
    const unicode::Decoded d = unicode::decode(form, 0);
    const char32_t c = d.code_point;
    Seen seen;
    if (form == "''" || form == "``") {
      seen.mark = Mark::straight;
      seen.may_open = form == "``";
      seen.may_close = form == "''";
      return seen;
    }
    if (d.size != form.size()) return seen;
    const bool spaced_before = space_before(t, first);
    const bool spaced_after = token.space_after || t + 1 == last;
    const auto opener_before = [&] {
      if (spaced_before) return true;
      const std::string_view p = document_.form(t - 1);
      const unicode::Decoded pd = unicode::decode(p, 0);
      const unicode::Kind k = unicode::kind_of(pd.code_point);
      return p == "(" || p == "[" || p == "{" || p == "/" || k == unicode::Kind::dash ||
             k == unicode::Kind::hyphen || k == unicode::Kind::quote ||
             (k == unicode::Kind::apostrophe && pd.size == p.size());
    };
    switch (c) {
      case U'"':
      case 0xFF02:
        seen.mark = Mark::straight;
        seen.may_open = opener_before() && !spaced_after;
        seen.may_close = !spaced_before;
        // A mark that stands apart on both sides may do either.
        if (spaced_before && spaced_after) seen.may_open = seen.may_close = true;
        break;
      case 0x201C:  // “, which closes „German“ quotations
        seen.mark = Mark::curly;
        seen.may_open = true;
        break;
      case 0x201E:
      case 0x201F:
        seen.mark = Mark::curly;
        seen.may_open = true;
        break;
      case 0x201D:
        seen.mark = Mark::curly;
        seen.may_close = true;
        // ”Scandinavian” style and typing errors: it opens if it can do nothing else.
        seen.may_open = opener_before() && !spaced_after;
        break;
      case 0xAB:
        seen.mark = Mark::guillemet;
        seen.may_open = true;
        break;
      case 0xBB:
        seen.mark = Mark::guillemet;
        seen.may_close = true;
        break;
      case 0x2018:
      case 0x201A:
        seen.mark = Mark::single;
        seen.may_open = true;
        break;
      case U'\'':
      case 0x2019:
      case U'`':
        seen.mark = Mark::single;
        seen.may_open = c != 0x2019 && opener_before() && !spaced_after;
        seen.may_close = c != U'`' && !spaced_before;
        break;
      default:
        break;
    }
    return seen;
  }

  void add(std::uint32_t first, std::uint32_t last) {
    document_.quotations.push_back(
        {{document_.tokens[first].span.begin, document_.tokens[last - 1].span.end},
         first,
         last - first,
         false});
  }

  /// True if a single mark that could close belongs to a plural possessive ("the workers' union"):
  /// a word follows, and another mark that can close comes before one that opens.
  bool possessive(std::uint32_t t, std::uint32_t first, std::uint32_t last) const {
    const char end = document_.source.slice(document_.tokens[t - 1].span).back();
    if (end != 's' && end != 'S' && end != 'z' && end != 'x') return false;
    if (!document_.tokens[t].space_after || t + 1 >= last) return false;
    const unicode::Decoded d = unicode::decode(document_.form(t + 1), 0);
    if (unicode::kind_of(d.code_point) != unicode::Kind::letter) return false;
    // Nobody quotes a hundred words in single marks; a bounded search keeps the pass linear.
    const std::uint32_t limit = last - t > 100 ? t + 100 : last;
    for (std::uint32_t i = t + 1; i < limit; ++i) {
      const Seen seen = look(i, first, last);
      if (seen.mark == Mark::single) return seen.may_close && !seen.may_open;
    }
    return false;
  }

  /// Pairs the marks of the tokens [first, last); true if a quotation is open at the end.
  bool pair(std::uint32_t first, std::uint32_t last) {
    open_.clear();
    for (std::uint32_t t = first; t < last; ++t) {
      const Seen seen = look(t, first, last);
      if (seen.mark == Mark::none) continue;
      const auto found = std::find_if(open_.rbegin(), open_.rend(),
                                      [&](const Open& o) { return o.mark == seen.mark; });
      const bool is_open = found != open_.rend();
      if (seen.may_close && is_open && found->token + 1 <= t) {
        if (seen.mark == Mark::single && possessive(t, first, last)) continue;
        add(found->token, t + 1);
        // Marks opened inside and not closed were none.
        open_.erase(std::next(found).base(), open_.end());
        for (Open& outer : open_) outer.inner_end = t + 1;
        continue;
      }
      if (!seen.may_open) continue;
      if (is_open) {
        if (seen.mark == Mark::single) continue;
        // The mark before was never closed: it enclosed its own sentence, and the one in which what
        // was quoted within it ends.
        const Open opened = *found;
        open_.erase(std::next(found).base(), open_.end());
        const std::uint32_t inner = opened.inner_end > 0 ? opened.inner_end - 1 : opened.token;
        const std::uint32_t end = std::min(t, end_of_sentence(inner));
        add(opened.token, end);
        for (Open& outer : open_) outer.inner_end = std::max(outer.inner_end, end);
      }
      // Depth is bounded: nobody quotes deeper, and the search above stays short.
      if (open_.size() < 8) open_.push_back({seen.mark, t, 0});
    }
    for (const Open& o : open_) {
      if (o.mark == Mark::single) continue;  // an apostrophe, more likely
      add(o.token, last);
      return true;
    }
    return false;
  }

  std::uint32_t end_of_sentence(std::uint32_t token) const {
    const Sentence& s = document_.sentences[document_.sentence_of(token)];
    return s.first_token + s.token_count;
  }

  Document& document_;
  std::vector<Open> open_;
};

}  // namespace

void find_quotations(Document& document) {
  Pairing(document).run();
}

}  // namespace dateline
