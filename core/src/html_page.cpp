#include "html_page.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <stdexcept>

#include "charset.hpp"
#include "html_chrome.hpp"
#include "unicode.hpp"

namespace dateline {
namespace {

enum class Tag : std::uint8_t {
  unknown,  // inline, as browsers have it
  inside,   // inline
  link,
  block,
  paragraph,
  heading,
  item,
  quote,
  row,
  cell,
  table,
  list,
  caption,
  pre,
  article,
  main,
  header,
  chrome,  // nav, aside, footer, form
  line_break,
  rule,
  hidden,  // nothing in it is for readers
  meta,
  link_element,
  time,
  title,
  sup,
  html
};

struct TagName {
  std::string_view name;
  Tag tag;
};

constexpr auto tags = std::to_array<TagName>({
    {"a", Tag::link},
    {"abbr", Tag::inside},
    {"address", Tag::block},
    {"applet", Tag::hidden},
    {"area", Tag::inside},
    {"article", Tag::article},
    {"aside", Tag::chrome},
    {"audio", Tag::hidden},
    {"b", Tag::inside},
    {"base", Tag::inside},
    {"blockquote", Tag::quote},
    {"body", Tag::html},
    {"br", Tag::line_break},
    {"button", Tag::hidden},
    {"canvas", Tag::hidden},
    {"caption", Tag::paragraph},
    {"center", Tag::block},
    {"datalist", Tag::hidden},
    {"dd", Tag::item},
    {"del", Tag::hidden},
    {"details", Tag::block},
    {"dialog", Tag::chrome},
    {"dir", Tag::list},
    {"div", Tag::block},
    {"dl", Tag::list},
    {"dt", Tag::item},
    {"em", Tag::inside},
    {"fieldset", Tag::block},
    {"figcaption", Tag::caption},
    {"figure", Tag::block},
    {"footer", Tag::chrome},
    {"form", Tag::chrome},
    {"frameset", Tag::block},
    {"h1", Tag::heading},
    {"h2", Tag::heading},
    {"h3", Tag::heading},
    {"h4", Tag::heading},
    {"h5", Tag::heading},
    {"h6", Tag::heading},
    {"head", Tag::html},
    {"header", Tag::header},
    {"hgroup", Tag::block},
    {"hr", Tag::rule},
    {"html", Tag::html},
    {"i", Tag::inside},
    {"label", Tag::inside},
    {"legend", Tag::block},
    {"li", Tag::item},
    {"link", Tag::link_element},
    {"main", Tag::main},
    {"map", Tag::hidden},
    {"math", Tag::hidden},
    {"menu", Tag::chrome},
    {"meta", Tag::meta},
    {"nav", Tag::chrome},
    {"noscript", Tag::hidden},
    {"object", Tag::hidden},
    {"ol", Tag::list},
    {"optgroup", Tag::hidden},
    {"option", Tag::hidden},
    {"p", Tag::paragraph},
    {"picture", Tag::hidden},
    {"pre", Tag::pre},
    {"rp", Tag::hidden},
    {"rt", Tag::hidden},
    {"s", Tag::hidden},
    {"search", Tag::chrome},
    {"section", Tag::block},
    {"select", Tag::hidden},
    {"span", Tag::inside},
    {"strike", Tag::hidden},
    {"strong", Tag::inside},
    {"summary", Tag::block},
    {"sup", Tag::sup},
    {"svg", Tag::hidden},
    {"table", Tag::table},
    {"tbody", Tag::block},
    {"td", Tag::cell},
    {"template", Tag::hidden},
    {"tfoot", Tag::block},
    {"th", Tag::cell},
    {"thead", Tag::block},
    {"time", Tag::time},
    {"title", Tag::title},
    {"tr", Tag::row},
    {"ul", Tag::list},
    {"video", Tag::hidden},
});

static_assert(std::is_sorted(tags.begin(), tags.end(),
                             [](const TagName& a, const TagName& b) { return a.name < b.name; }));

Tag tag_of(std::string_view name) {
  const auto found =
      std::lower_bound(tags.begin(), tags.end(), name,
                       [](const TagName& t, std::string_view n) { return t.name < n; });
  return found != tags.end() && found->name == name ? found->tag : Tag::unknown;
}

bool is_block(Tag tag) {
  switch (tag) {
    case Tag::unknown:
    case Tag::inside:
    case Tag::link:
    case Tag::line_break:
    case Tag::meta:
    case Tag::link_element:
    case Tag::time:
    case Tag::title:
    case Tag::sup:
    case Tag::hidden:
      return false;
    default:
      return true;
  }
}

/// The attributes that the filter lets through.
struct Attributes {
  std::string_view classes, id, role, itemprop, itemtype, datetime, content, name, property,
      http_equiv, rel, href, at;
  bool hidden = false, aria_hidden = false, published = false, has_content = false;

  explicit Attributes(const xmlChar** list) {
    if (list == nullptr) return;
    for (; list[0] != nullptr; list += 2) {
      const std::string_view key = reinterpret_cast<const char*>(list[0]);
      const std::string_view value =
          list[1] == nullptr ? std::string_view() : reinterpret_cast<const char*>(list[1]);
      if (key == "class")
        classes = value;
      else if (key == "id")
        id = value;
      else if (key == "role")
        role = value;
      else if (key == "itemprop")
        itemprop = value;
      else if (key == "itemtype")
        itemtype = value;
      else if (key == "datetime")
        datetime = value;
      else if (key == "content")
        content = value, has_content = true;
      else if (key == "name")
        name = value;
      else if (key == "property")
        property = value;
      else if (key == "http-equiv")
        http_equiv = value;
      else if (key == "rel")
        rel = value;
      else if (key == "href")
        href = value;
      else if (key == "at")
        at = value;
      else if (key == "hidden")
        hidden = true;
      else if (key == "aria-hidden")
        aria_hidden = value == "true";
      else if (key == "pubdate")
        published = true;
    }
  }
};

class Builder {
 public:
  Builder() {
    page.elements.emplace_back();
    stack_.push_back({Tag::html, 0, false, no_fact});
  }

  void start(std::string_view name, const xmlChar** list) {
    ++depth;
    const Tag tag = tag_of(name);
    Open open{tag, current(), false, no_fact};
    if (hidden_ > 0 || tag == Tag::hidden) {
      open.hides = true;
      ++hidden_;
      // Words on both sides of it stay apart.
      space_ = space_ || run_open_;
      stack_.push_back(open);
      return;
    }
    const Attributes attributes(list);
    if (attributes.hidden && tag != Tag::html && tag != Tag::main && tag != Tag::article) {
      open.hides = true;
      ++hidden_;
      note_fact(tag, attributes);
      stack_.push_back(open);
      return;
    }
    if (tag == Tag::line_break) {
      line_break();
    } else if (tag == Tag::title) {
      in_title_ = page.title.empty();
      title_hides_ = true;
    } else if (tag == Tag::sup && reads_as_note(attributes)) {
      open.hides = true;
      ++hidden_;
    } else if (is_block(tag)) {
      end_run();
      open.element = add_element(tag, name, attributes);
    } else if (tag == Tag::link) {
      ++links_;
    }
    // An inline element may be chrome, too: <span class="sr-only">Share</span>.
    if (!is_block(tag) && !open.hides && is_hidden_by_name(attributes.classes)) {
      open.hides = true;
      ++hidden_;
    }
    // Two dates side by side are set apart by their style.
    if (tag == Tag::time && run_open_ && page.text.size() == time_end_) space_ = true;
    open.fact = note_fact(tag, attributes);
    stack_.push_back(open);
  }

  void end(std::string_view) {
    if (depth > 0) --depth;
    if (stack_.size() <= 1) return;
    const Open open = stack_.back();
    stack_.pop_back();
    if (open.hides) {
      --hidden_;
      return;
    }
    if (open.fact != no_fact) end_fact(open.fact);
    if (open.tag == Tag::time) time_end_ = page.text.size();
    if (open.tag == Tag::title) {
      in_title_ = title_hides_ = false;
    } else if (is_block(open.tag)) {
      end_run();
      page.elements[open.element].past = static_cast<std::uint32_t>(page.elements.size());
    } else if (open.tag == Tag::link) {
      --links_;
    }
  }

  void characters(std::string_view words) {
    if (in_title_) {
      constexpr std::size_t longest_title = 2000;
      if (page.title.size() < longest_title) page.title += words;
      return;
    }
    if (hidden_ > 0 || title_hides_) return;
    for (std::size_t i = 0; i < words.size();) {
      const auto c = static_cast<unsigned char>(words[i]);
      if (c > 0x20 && c < 0x7F) {
        // The common case: a whole word.
        std::size_t end = i + 1;
        while (end < words.size() && words[end] > 0x20 && words[end] < 0x7F) ++end;
        put(words.substr(i, end - i));
        i = end;
        continue;
      }
      if (c <= 0x20 || c == 0x7F) {
        if (c == '\n' && page.elements[current()].role == HtmlRole::preformatted)
          line_break();
        else if (run_open_)
          space_ = true;
        ++i;
        continue;
      }
      const unicode::Decoded d = unicode::decode(words, i);
      const unicode::Kind kind = unicode::kind_of(d.code_point);
      if (d.code_point >= 0x80 && d.code_point < 0xA0) {
        // "&#146;" means what windows-1252 has there.
        std::string fixed;
        unicode::append(fixed, windows_1252(d.code_point));
        if (unicode::kind_of(windows_1252(d.code_point)) != unicode::Kind::space) put(fixed);
      } else if (kind == unicode::Kind::space) {
        // All white space is one space but the no-break space, which authors mean.
        if (d.code_point == 0xA0 && run_open_)
          put(words.substr(i, d.size), false);
        else if (run_open_)
          space_ = true;
      } else if (kind == unicode::Kind::ignorable) {
        // A soft hyphen or a mark of direction alone makes no text.
        if (run_open_) put(words.substr(i, d.size), false);
      } else {
        put(words.substr(i, d.size));
      }
      i += d.size;
    }
  }

  void finish() {
    end_run();
    for (HtmlElement& e : page.elements)
      if (e.past == 0) e.past = static_cast<std::uint32_t>(page.elements.size());
  }

  HtmlPage page;
  std::size_t depth = 0;

 private:
  static constexpr std::uint32_t no_fact = static_cast<std::uint32_t>(-1);

  struct Open {
    Tag tag;
    std::uint32_t element;
    bool hides;
    std::uint32_t fact;
  };

  std::uint32_t current() const { return stack_.back().element; }

  static bool reads_as_note(const Attributes& a) {
    return a.classes.find("reference") != std::string_view::npos ||
           a.classes.find("footnote") != std::string_view::npos ||
           a.id.find("fnref") != std::string_view::npos ||
           a.id.find("cite_ref") != std::string_view::npos;
  }

  std::uint32_t add_element(Tag tag, std::string_view name, const Attributes& attributes) {
    const std::uint32_t parent = current();
    HtmlElement e;
    e.parent = parent;
    e.container = page.elements[parent].container;
    const auto index = static_cast<std::uint32_t>(page.elements.size());
    switch (tag) {
      case Tag::paragraph:
        e.role = HtmlRole::paragraph;
        break;
      case Tag::heading:
        e.role = HtmlRole::heading;
        e.level = static_cast<std::uint8_t>(name[1] - '0');
        break;
      case Tag::item:
        e.role = HtmlRole::list_item;
        break;
      case Tag::quote:
        e.role = HtmlRole::quote;
        break;
      case Tag::cell:
        e.role = HtmlRole::cell;
        break;
      case Tag::caption:
        e.role = HtmlRole::caption;
        break;
      case Tag::pre:
        e.role = HtmlRole::preformatted;
        break;
      case Tag::row:
        e.row = true;
        break;
      case Tag::list:
        e.list = true;
        [[fallthrough]];
      case Tag::table:
        e.container = index;
        break;
      case Tag::article:
        e.article = true;
        break;
      case Tag::main:
        e.main = true;
        break;
      case Tag::header:
        e.header = true;
        break;
      case Tag::chrome:
        e.chrome = true;
        break;
      default:
        break;
    }
    if (attributes.role == "main") e.main = true;
    if (attributes.itemprop.find("articleBody") != std::string_view::npos) e.body = true;
    if (attributes.itemtype.find("Article") != std::string_view::npos ||
        attributes.itemtype.find("BlogPosting") != std::string_view::npos)
      e.article = true;
    if (tag != Tag::html && !e.article && !e.main && !e.body &&
        (attributes.aria_hidden || is_chrome_role(attributes.role) ||
         is_chrome_by_name(attributes.classes) || is_chrome_by_name(attributes.id)))
      e.chrome = true;
    e.byline = page.elements[parent].byline || is_byline_by_name(attributes.classes) ||
               is_byline_by_name(attributes.id);
    page.elements.push_back(e);
    return index;
  }

  std::uint32_t note_fact(Tag tag, const Attributes& a) {
    constexpr std::size_t most_facts = 20'000;
    if (page.facts.size() >= most_facts) return no_fact;
    HtmlFact fact;
    bool holds_words = false;
    if (tag == Tag::meta && a.has_content) {
      fact.name = !a.property.empty()   ? a.property
                  : !a.name.empty()     ? a.name
                  : !a.itemprop.empty() ? a.itemprop
                                        : a.http_equiv;
      if (fact.name.empty()) return no_fact;
      fact.kind = !a.itemprop.empty() ? HtmlFact::Kind::property : HtmlFact::Kind::meta;
      if (fact.kind == HtmlFact::Kind::property) fact.name = a.itemprop;
      fact.value = a.content;
    } else if (tag == Tag::link_element) {
      if (a.rel != "canonical") return no_fact;
      fact.kind = HtmlFact::Kind::link;
      fact.name = a.rel;
      fact.value = a.href;
    } else if (tag == Tag::time) {
      fact.kind = a.itemprop.empty() ? HtmlFact::Kind::time : HtmlFact::Kind::property;
      fact.name = a.itemprop.empty() ? a.classes : a.itemprop;
      fact.value = !a.datetime.empty() ? a.datetime : a.content;
      fact.published = a.published;
      holds_words = true;
    } else if (a.itemprop.find("date") != std::string_view::npos) {
      fact.kind = HtmlFact::Kind::property;
      fact.name = a.itemprop;
      fact.value = !a.content.empty() ? a.content : a.datetime;
      holds_words = true;
    } else {
      return no_fact;
    }
    fact.offset = static_cast<std::size_t>(std::strtoull(std::string(a.at).c_str(), nullptr, 10));
    fact.element = current();
    fact.run = static_cast<std::uint32_t>(page.runs.size());
    page.facts.push_back(std::move(fact));
    const auto index = static_cast<std::uint32_t>(page.facts.size() - 1);
    if (!holds_words || hidden_ > 0) return no_fact;
    fact_begins_.push_back(page.text.size());
    return index;
  }

  void end_fact(std::uint32_t index) {
    constexpr std::size_t longest = 200;
    const std::size_t begin = fact_begins_.back();
    fact_begins_.pop_back();
    if (page.text.size() > begin && page.text.size() - begin <= longest)
      page.facts[index].words = page.text.substr(begin);
  }

  // Visible characters, or what only goes with them.
  void put(std::string_view visible, bool counts = true) {
    if (!run_open_) {
      run_open_ = true;
      HtmlRun run;
      run.element = current();
      run.begin = static_cast<std::uint32_t>(page.text.size());
      page.runs.push_back(run);
      space_ = false;
      breaks_ = 0;
    }
    HtmlRun& run = page.runs.back();
    if (breaks_ > 0)
      page.text += '\n';
    else if (space_)
      page.text += ' ';
    space_ = false;
    breaks_ = 0;
    page.text += visible;
    // Four times 4 GiB can't come out of a page of less than 4 GiB, but more than that could.
    if (page.text.size() > 0xFFFF'FFF0U) throw std::length_error("the text has 4 GiB or more");
    if (!counts) return;
    run.letters += static_cast<std::uint32_t>(visible.size());
    if (links_ > 0) run.linked += static_cast<std::uint32_t>(visible.size());
  }

  void line_break() {
    if (!run_open_) return;
    // Two in a row separate paragraphs.
    if (++breaks_ >= 2) end_run();
  }

  void end_run() {
    if (!run_open_) return;
    run_open_ = false;
    page.runs.back().end = static_cast<std::uint32_t>(page.text.size());
    // So that what comes next is no part of this word.
    page.text += '\n';
    space_ = false;
    breaks_ = 0;
  }

  std::vector<Open> stack_;
  std::vector<std::size_t> fact_begins_;
  std::size_t hidden_ = 0;
  std::size_t links_ = 0;
  std::size_t time_end_ = 0;
  int breaks_ = 0;
  bool run_open_ = false, space_ = false, in_title_ = false, title_hides_ = false;
};

/// What libxml2's C functions carry around. Exceptions must not pass through them.
struct Session {
  explicit Session(std::string_view text) : filter(text, builder.depth) {}

  Builder builder;
  HtmlFilter filter;
  std::string pending;
  std::size_t handed_on = 0;
  htmlParserCtxtPtr parser = nullptr;
  std::exception_ptr failure;

  template <class F>
  void guarded(F f) noexcept {
    if (failure) return;
    try {
      f();
    } catch (...) {
      failure = std::current_exception();
      if (parser != nullptr) xmlStopParser(parser);
    }
  }
};

std::string_view view(const xmlChar* text) {
  return reinterpret_cast<const char*>(text);
}

void on_start(void* session, const xmlChar* name, const xmlChar** attributes) {
  auto* s = static_cast<Session*>(session);
  s->guarded([&] { s->builder.start(view(name), attributes); });
}

void on_end(void* session, const xmlChar* name) {
  auto* s = static_cast<Session*>(session);
  s->guarded([&] { s->builder.end(view(name)); });
}

void on_characters(void* session, const xmlChar* text, int size) {
  auto* s = static_cast<Session*>(session);
  s->guarded([&] {
    s->builder.characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  });
}

int on_read(void* session, char* buffer, int size) {
  auto* s = static_cast<Session*>(session);
  int given = 0;
  s->guarded([&] {
    if (s->handed_on == s->pending.size()) {
      s->pending.clear();
      s->handed_on = 0;
      s->filter.next(s->pending, static_cast<std::size_t>(size));
    }
    const std::size_t count =
        std::min(static_cast<std::size_t>(size), s->pending.size() - s->handed_on);
    std::memcpy(buffer, s->pending.data() + s->handed_on, count);
    s->handed_on += count;
    given = static_cast<int>(count);
  });
  return given;
}

int on_close(void*) {
  return 0;
}

}  // namespace

HtmlPage parse_page(std::string_view page) {
  static const bool ready = [] {
    xmlInitParser();
    return true;
  }();
  static_cast<void>(ready);
  Session session(page);
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(htmlNewParserCtxt(),
                                                                              htmlFreeParserCtxt);
  if (parser == nullptr) throw std::bad_alloc();
  htmlSAXHandler handler{};
  handler.startElement = on_start;
  handler.endElement = on_end;
  handler.characters = on_characters;
  handler.cdataBlock = on_characters;
  handler.ignorableWhitespace = on_characters;
  handler.initialized = 1;
  *parser->sax = handler;
  parser->userData = &session;
  session.parser = parser.get();
  constexpr int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                          HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
  // With SAX alone there is no tree to come back; what does is freed all the same.
  xmlFreeDoc(htmlCtxtReadIO(parser.get(), on_read, on_close, &session, nullptr, "UTF-8", options));
  if (session.failure) std::rethrow_exception(session.failure);
  session.builder.finish();
  HtmlPage result = std::move(session.builder.page);
  result.json_ld = session.filter.json_ld();
  result.too_deep = session.filter.too_deep();
  return result;
}

}  // namespace dateline
