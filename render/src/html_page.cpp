#include "dateline/render/html_page.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "content_hash.hpp"
#include "dateline/graph/join.hpp"
#include "dateline/render/bound_words.hpp"
#include "dateline/render/escape.hpp"
#include "embedded_page.hpp"
#include "marked_text.hpp"
#include "timeline_rows.hpp"
#include "timeline_words.hpp"

namespace dateline {
namespace {

constexpr double narrow_width = 360;       // of the picture for phones
constexpr double widest_narrow = 480;      // a vertical picture that phones show well enough
constexpr double longest_on_phone = 3000;  // that readers scroll over to what stands below
constexpr double tallest_on_paper = 1700;  // that an A4 page takes in letters of 6 pt

// A document that tells of an event, and where.
struct Account {
  EventRef event;
  std::string anchor;  // id of its words in the text
  Span words;          // empty if the story has no text for it
};

struct PageEvent {
  const TimelineRow* row = nullptr;
  EventRef ref;
  std::string id;
  std::vector<Account> accounts;    // the first is the event's own
  std::vector<std::string> actors;  // who takes part, with the source
  std::optional<std::string> why;   // id of its date's explanation
  std::string date_words;           // what the text calls that date
};

// "#rrggbb" and nothing else: what a theme says goes into a style sheet.
std::string css_colour(std::string_view colour) {
  std::string out;
  for (const char c : colour)
    if (c == '#' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
      out += c;
  return out;
}

bool is_dark(const Palette& palette) {
  return contrast(palette.paper, "#ffffff") > contrast(palette.paper, "#000000");
}

std::string css_variables(const Palette& p) {
  const std::array<std::pair<std::string_view, const std::string*>, 8> all = {
      {{"paper", &p.paper},
       {"ink", &p.ink},
       {"soft", &p.soft},
       {"rule", &p.rule},
       {"faint", &p.faint},
       {"mark", &p.mark},
       {"negative", &p.negative},
       {"reference", &p.reference}}};
  std::string out = ":root {";
  for (const auto& [name, colour] : all) {
    out += " --";
    out += name;
    out += ": " + css_colour(*colour) + ";";
  }
  return out + std::string(" color-scheme: ") + (is_dark(p) ? "dark" : "light") + "; }\n";
}

// What of the style depends on the theme.
std::string theme_style(const Theme& theme) {
  std::string out = css_variables(theme.light);
  if (theme.adaptive)
    out += "@media screen and (prefers-color-scheme: dark) {\n" + css_variables(theme.dark) +
           dark_scheme(theme) + "}\n";
  return out;
}

// A date that HTML's <time datetime> takes: years 0001 to 9999, a month or a day.
bool is_html_date(std::string_view value) {
  if (value.size() != 4 && value.size() != 7 && value.size() != 10) return false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool hyphen = i == 4 || i == 7;
    if (hyphen ? value[i] != '-' : value[i] < '0' || value[i] > '9') return false;
  }
  return !value.starts_with("0000");
}

bool lies_in(Span span, const SourceText& text) {
  return !span.empty() && span.end <= text.size();
}

// A name as filters know it. The bar stands between the names of a list.
std::string filter_name(std::string_view name) {
  std::string out = clean_text(name);
  std::replace(out.begin(), out.end(), '|', '/');
  return out;
}

std::string_view named(std::string_view name, std::string_view otherwise) {
  return clean_text(name).find_first_not_of(' ') == std::string::npos ? otherwise : name;
}

class PageWriter {
 public:
  PageWriter(std::span<const Story> stories,
             std::span<const std::vector<DateExplanation>> explanations,
             const TimelineOptions& options)
      : stories_(stories),
        explanations_(explanations),
        options_(options),
        prefix_(escape_xml(options.id_prefix)),
        rows_(collect_rows(stories, options)) {
    const auto has_text = [](const Story& s) { return s.text.size() > 0; };
    has_text_ = std::any_of(stories.begin(), stories.end(), has_text);
    for (const TimelineRow& row : rows_.rows) {
      events_.push_back(event_of(row));
      ids_.emplace(events_.back().ref, events_.back().id);
    }
  }

  std::string run() {
    head();
    out_ += "<body>\n<a class=\"skip\" href=\"#" + prefix_ + "events\">Skip to the events</a>\n";
    page_header();
    out_ += "<main>\n";
    pictures();
    filters();
    if (has_text_) {
      out_ += "<div class=\"reading\">\n";
      event_list();
      articles();
      out_ += "</div>\n";
    } else {
      event_table();
    }
    dates();
    checks();
    sources();
    out_ += "</main>\n";
    out_ += "<aside id=\"" + prefix_ + "panel\" class=\"panel\" aria-label=\"Why this date\" " +
            "tabindex=\"-1\" hidden><button type=\"button\">Close</button><div></div></aside>\n";
    script();
    out_ += "</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  // --- what there is to show -------------------------------------------------------------------

  std::string story_prefix(std::size_t story) const {
    return stories_.size() > 1 ? prefix_ + "d" + std::to_string(story + 1) + "-" : prefix_;
  }

  std::string timex_id(std::size_t story, TimexId id) const {
    return story_prefix(story) + to_string(id);
  }

  // One of several stories' actors speaks for all that are the same.
  std::string actor_name(std::size_t story, ActorId id) const {
    if (index(id) >= stories_[story].actors.size()) return {};
    const Actor& actor = stories_[story].actors[index(id)];
    if (actor.members.empty()) return actor.name;
    const ActorRef first = *std::min_element(actor.members.begin(), actor.members.end());
    if (first.document >= stories_.size() ||
        index(first.id) >= stories_[first.document].actors.size())
      return actor.name;
    return stories_[first.document].actors[index(first.id)].name;
  }

  bool explained(std::size_t story, TimexId id) const {
    return story < explanations_.size() && index(id) < explanations_[story].size() &&
           index(id) < stories_[story].timexes.size();
  }

  PageEvent event_of(const TimelineRow& row) const {
    PageEvent e;
    e.row = &row;
    e.ref = {static_cast<std::uint32_t>(row.story - stories_.data()), row.event->id};
    e.id = prefix_ + row.id;
    std::vector<EventRef> told = row.event->members;
    std::erase_if(told, [&](EventRef m) { return m == e.ref || speaker(stories_, m) != e.ref; });
    std::sort(told.begin(), told.end());
    told.insert(told.begin(), e.ref);
    for (std::size_t i = 0; i < told.size(); ++i) {
      const Story& story = stories_[told[i].document];
      const Event& event = story.events[index(told[i].id)];
      Account account{told[i], e.id + "-text", {}};
      if (i > 0) account.anchor += "-" + std::to_string(i + 1);
      account.words = lies_in(event.span, story.text)       ? event.span
                      : lies_in(event.evidence, story.text) ? event.evidence
                                                            : Span{};
      e.accounts.push_back(std::move(account));
      add_actors(told[i].document, event, e.actors);
    }
    if (!row.actor.empty() && e.actors.empty()) e.actors.push_back(filter_name(row.actor));
    if (row.event->when && row.event->when->timex &&
        explained(e.ref.document, *row.event->when->timex)) {
      const TimexId timex = *row.event->when->timex;
      e.why = timex_id(e.ref.document, timex) + "-why";
      const Span span = row.story->timexes[index(timex)].span;
      if (lies_in(span, row.story->text)) e.date_words = row.story->text.slice(span);
    }
    return e;
  }

  void add_actors(std::size_t story, const Event& event, std::vector<std::string>& actors) const {
    const auto add = [&](std::optional<ActorId> id) {
      if (!id) return;
      std::string name = filter_name(actor_name(story, *id));
      if (!name.empty() && std::find(actors.begin(), actors.end(), name) == actors.end())
        actors.push_back(std::move(name));
    };
    for (const Participant& p : event.participants) add(p.actor);
    add(event.source);
  }

  // --- writing ---------------------------------------------------------------------------------

  void text(std::string_view words) { out_ += escape_xml(words); }

  void attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    text(value);
    out_ += '"';
  }

  void link(std::string_view id, std::string_view words) {
    out_ += "<a href=\"#";
    out_ += id;
    out_ += "\">";
    text(words);
    out_ += "</a>";
  }

  void head() {
    const std::string theme = theme_style(options_.theme);
    out_ += "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
    out_ +=
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '" +
        content_hash(page_script()) + "'; style-src '" + content_hash(page_style()) + "' '" +
        content_hash(theme) + "'; base-uri 'none'; form-action 'none'\">\n";
    out_ += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    out_ += "<meta name=\"referrer\" content=\"no-referrer\">\n";
    out_ += "<meta name=\"generator\" content=\"Dateline\">\n<title>";
    text(named(rows_.title, "Timeline"));
    out_ += "</title>\n<style>";
    out_ += theme;
    out_ += "</style>\n<style>";
    out_ += page_style();
    out_ += "</style>\n</head>\n";
  }

  void script() {
    out_ += "<script>";
    out_ += page_script();
    out_ += "</script>\n";
  }

  void page_header() {
    out_ += "<header>\n<h1 dir=\"auto\">";
    text(named(rows_.title, "Timeline"));
    out_ += "</h1>\n";
    if (!rows_.as_of.empty() || !rows_.sources.empty()) {
      out_ += "<p>";
      text(rows_.as_of);
      if (!rows_.as_of.empty() && !rows_.sources.empty()) out_ += " · ";
      text(rows_.sources);
      out_ += "</p>\n";
    }
    out_ += "</header>\n";
  }

  // The picture, and for phones one that runs down and is as wide as they are. The style shows the
  // one that fits; paper gets the first.
  void pictures() {
    if (events_.empty()) return;
    out_ += "<section aria-labelledby=\"" + prefix_ + "timeline\">\n<h2 class=\"unseen\" id=\"" +
            prefix_ + "timeline\">Timeline</h2>\n";
    TimelineOptions layout = options_;
    layout.heading = false;  // the page has its own
    picture(layout, "picture-", two_pictures() ? "wide" : "");
    if (two_pictures()) {
      layout.direction = Direction::vertical;
      layout.width = narrow_width;
      picture(layout, "narrow-", "narrow");
    }
    out_ += "</section>\n";
  }

  bool two_pictures() const {
    return options_.direction != Direction::vertical || options_.width == 0 ||
           options_.width > widest_narrow;
  }

  void picture(TimelineOptions& layout, std::string_view prefix, std::string_view screen) {
    layout.id_prefix = options_.id_prefix + std::string(prefix);
    Picture drawn = layout_timeline(stories_, layout);
    for (PlacedEvent& e : drawn.events) e.evidence.clear();  // the page has the article
    SvgOptions svg;
    svg.scheme = false;  // its rules are in theme_style
    for (const PlacedEvent& e : drawn.events)
      svg.links.push_back("#" + options_.id_prefix + e.id.substr(layout.id_prefix.size()));
    out_ += "<div class=\"picture";
    if (layout.direction == Direction::vertical) out_ += " down";
    if (drawn.height > tallest_on_paper) out_ += " tall";
    if (!screen.empty()) (out_ += ' ') += screen;
    if (screen == "narrow" && drawn.height > longest_on_phone) out_ += " long";
    out_ += "\" tabindex=\"0\" role=\"region\" aria-label=\"Timeline, to scale\">\n";
    out_ += to_svg(drawn, svg);
    out_ += "</div>\n";
  }

  // Options of a list, with how many events each has.
  template <class Values>
  void choice(std::string_view name, std::string_view label, std::string_view any, Values values) {
    std::set<std::string> all;
    for (const PageEvent& e : events_)
      for (const std::string& value : values(e)) all.insert(value);
    if (all.size() < 2) return;
    out_ += "<label>";
    text(label);
    out_ += " <select name=\"";
    out_ += name;
    out_ += "\"><option value=\"\">";
    out_ += any;
    out_ += "</option>";
    for (const std::string& value : all) {
      out_ += "<option";
      attribute("value", value);
      out_ += '>';
      text(value);
      out_ += "</option>";
    }
    out_ += "</select></label>\n";
  }

  void filters() {
    if (events_.empty()) return;
    // Of use with JavaScript alone, which shows them.
    out_ += "<div class=\"filters\" role=\"search\" aria-label=\"Filter the events\" hidden>\n";
    out_ += "<label>Search <input type=\"search\" name=\"q\" autocomplete=\"off\"></label>\n";
    choice("actor", "Actor", "anybody", [](const PageEvent& e) { return e.actors; });
    choice("status", "Status", "any",
           [](const PageEvent& e) { return std::vector<std::string>{e.row->fields.status}; });
    choice("source", "According to", "anybody",
           [&](const PageEvent& e) { return std::vector<std::string>{source_of(e)}; });
    if (stories_.size() > 1)
      choice("article", "Article", "any", [&](const PageEvent& e) { return articles_of(e); });
    out_ +=
        "<label>From <input type=\"text\" name=\"since\" placeholder=\"YYYY-MM-DD\" "
        "size=\"10\" maxlength=\"12\" autocomplete=\"off\"></label>\n"
        "<label>to <input type=\"text\" name=\"until\" placeholder=\"YYYY-MM-DD\" "
        "size=\"10\" maxlength=\"12\" autocomplete=\"off\"></label>\n"
        "<button type=\"button\">Show all</button>\n</div>\n";
  }

  static std::string source_of(const PageEvent& e) {
    const std::string source = filter_name(e.row->fields.source);
    return source.empty() ? "nobody named" : source;
  }

  std::vector<std::string> articles_of(const PageEvent& e) const {
    std::vector<std::string> out;
    for (const Account& account : e.accounts)
      out.push_back(filter_name(stories_[account.event.document].document.id));
    return out;
  }

  void count() {
    out_ += "<p class=\"count\" role=\"status\">" +
            (events_.empty() ? "No events to draw." : std::to_string(events_.size())) +
            (events_.empty()       ? ""
             : events_.size() == 1 ? " event"
                                   : " events") +
            "</p>\n";
  }

  // What filters ask.
  void event_data(const PageEvent& e) {
    const auto join = [](const std::vector<std::string>& values) {
      std::string out;
      for (const std::string& value : values) (out += out.empty() ? "" : "|") += value;
      return out;
    };
    attribute("data-status", e.row->fields.status);
    attribute("data-actor", join(e.actors));
    attribute("data-source", source_of(e));
    if (stories_.size() > 1) attribute("data-article", join(articles_of(e)));
    if (!e.row->fields.begin.empty()) attribute("data-begin", e.row->fields.begin);
    if (!e.row->fields.end.empty()) attribute("data-end", e.row->fields.end);
    if (e.row->event->when && e.row->event->when->basis == Basis::bounded) out_ += " data-bounded";
  }

  // The date leads to the mark, in the picture that is shown.
  void when(const PageEvent& e) {
    const EventFields& f = e.row->fields;
    const std::string_view words = f.date.empty() ? std::string_view("No date") : f.date;
    const auto to = [&](std::string_view picture, std::string_view screen) {
      out_ += "<a class=\"when";
      out_ += screen;
      out_ += "\" href=\"#" + prefix_ + std::string(picture) + e.row->id + "\">";
      const bool time = f.basis != "bounded" && is_html_date(f.value);
      if (time) {
        out_ += "<time";
        attribute("datetime", f.value);
        out_ += '>';
      }
      text(words);
      if (time) out_ += "</time>";
      out_ += "</a>";
    };
    to("picture-", two_pictures() ? " wide" : "");
    if (two_pictures()) to("narrow-", " narrow");
  }

  void why(const PageEvent& e) {
    const std::string& basis = e.row->fields.basis;
    std::string_view note;
    if (basis == "inherited")
      note = "The date is that of what is told around it.";
    else if (basis == "bounded")
      note = "The text gives no date; what is told around it leaves this room.";
    else if (basis.empty())
      note = "The text gives no date.";
    if (!e.why && note.empty()) return;
    out_ += "<p class=\"basis\">";
    out_ += note;
    if (e.why) {
      if (!note.empty()) out_ += ' ';
      out_ += "<a class=\"why\" href=\"#" + *e.why + "\">Why this date";
      if (!e.date_words.empty()) {
        out_ += ": <q>";
        text(shortened(e.date_words));
        out_ += "</q>";
      }
      out_ += "</a>";
    }
    out_ += "</p>\n";
    const std::vector<std::string> bounds = bounds_in_words(stories_, e.ref);
    if (bounds.empty()) return;
    out_ += "<ul class=\"bounds\">\n";
    for (const std::string& side : bounds) {
      out_ += "<li>";
      text(side);
      out_ += "</li>\n";
    }
    out_ += "</ul>\n";
  }

  void facts(const PageEvent& e) {
    const std::string_view status = status_note(e.row->event->status);
    const std::string& source = e.row->fields.source;
    const bool names_source = e.row->label.find(source) != std::string::npos;
    if (status.empty() && (source.empty() || names_source)) return;
    out_ += "<p class=\"facts\">";
    if (!status.empty()) {
      out_ += "<strong class=\"status\">";
      out_ += status;
      out_ += "</strong>";
    }
    if (!source.empty() && !names_source) {
      out_ += status.empty() ? "according to " : ", according to ";
      text(source);
    }
    out_ += "</p>\n";
  }

  // With several articles: who tells of it, in which sentence; and who says otherwise.
  void accounts(const PageEvent& e) {
    if (stories_.size() < 2) return;
    out_ += "<ul class=\"accounts\">\n";
    for (const Account& account : e.accounts) {
      const Story& story = stories_[account.event.document];
      const Event& event = story.events[index(account.event.id)];
      out_ += "<li>";
      if (account.words.empty()) {
        text(story.document.id);
      } else {
        link(account.anchor, story.document.id);
        if (lies_in(event.evidence, story.text)) {
          out_ += ": <q>";
          text(shortened(story.text.slice(event.evidence)));
          out_ += "</q>";
        }
      }
      out_ += "</li>\n";
    }
    out_ += "</ul>\n";
    if (e.row->accounts.otherwise.empty()) return;
    out_ += "<p class=\"otherwise\"><strong>Disagreement:</strong> ";
    text(e.row->accounts.otherwise_in_words());
    for (const Disagreement& d : e.row->event->disagreements) {
      if (d.other.document >= stories_.size()) continue;
      const EventRef shown = speaker(stories_, d.other);
      const auto other = ids_.find(shown);
      if (other == ids_.end()) continue;
      out_ += " (";
      link(other->second, "see there");
      out_ += ')';
    }
    out_ += "</p>\n";
  }

  void begin_events() {
    out_ += "<section class=\"events\" aria-labelledby=\"" + prefix_ + "events\"";
    if (has_text_) out_ += " tabindex=\"0\"";
    out_ += ">\n<h2 id=\"" + prefix_ + "events\">Events</h2>\n";
    count();
  }

  void event_list() {
    begin_events();
    out_ += "<ol>\n";
    for (const PageEvent& e : events_) {
      out_ += "<li class=\"event " + e.row->fields.status + "\" id=\"" + e.id + "\"";
      event_data(e);
      out_ += ">\n";
      when(e);
      out_ += "\n<h3 dir=\"auto\">";
      if (e.accounts.front().words.empty())
        text(e.row->label);
      else
        link(e.accounts.front().anchor, e.row->label);
      out_ += "</h3>\n";
      facts(e);
      accounts(e);
      why(e);
      out_ += "</li>\n";
    }
    out_ += "</ol>\n</section>\n";
  }

  void event_table() {
    begin_events();
    out_ +=
        "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table of the events\">\n"
        "<table>\n<thead><tr><th scope=\"col\">Date</th><th scope=\"col\">Event</th>"
        "<th scope=\"col\">Actor</th><th scope=\"col\">Status</th>"
        "<th scope=\"col\">According to</th></tr></thead>\n<tbody>\n";
    for (const PageEvent& e : events_) {
      out_ += "<tr class=\"event " + e.row->fields.status + "\" id=\"" + e.id + "\"";
      event_data(e);
      out_ += ">\n<td>";
      when(e);
      out_ += "</td>\n<th scope=\"row\" dir=\"auto\">";
      text(e.row->label);
      if (stories_.size() > 1) {
        out_ += "\n";
        accounts(e);
      }
      out_ += "</th>\n<td dir=\"auto\">";
      text(e.row->actor);
      out_ += "</td>\n<td>" + e.row->fields.status + "</td>\n<td dir=\"auto\">";
      text(e.row->fields.source);
      out_ += "</td>\n</tr>\n";
    }
    out_ += "</tbody>\n</table>\n</div>\n</section>\n";
  }

  std::vector<TextMark> date_marks(std::size_t s) const {
    std::vector<TextMark> marks;
    for (const Timex& timex : stories_[s].timexes) {
      const std::string id = timex_id(s, timex.id);
      TextMark mark{timex.span, id, "", "span", true};
      if (explained(s, timex.id)) {
        const DateExplanation& why = explanations_[s][index(timex.id)];
        mark.close = "a";
        mark.open = "a class=\"date" + std::string(why.open ? " open" : "") + "\" id=\"" + id +
                    "\" href=\"#" + id + "-why\" title=\"" + escape_xml(why.value) + "\"";
      } else {
        mark.open = "span class=\"date\" id=\"" + id + "\"";
      }
      marks.push_back(std::move(mark));
    }
    return marks;
  }

  void articles() {
    std::vector<std::vector<TextMark>> marks(stories_.size());
    std::vector<std::vector<Span>> sentences(stories_.size());
    for (std::size_t s = 0; s < stories_.size(); ++s) marks[s] = date_marks(s);
    for (const PageEvent& e : events_)
      for (const Account& account : e.accounts) {
        if (account.words.empty()) continue;
        const std::size_t s = account.event.document;
        const Event& event = stories_[s].events[index(account.event.id)];
        marks[s].push_back({account.words, account.anchor,
                            "a class=\"words " + std::string(to_string(event.status)) + "\" id=\"" +
                                account.anchor + "\" href=\"#" + e.id + "\" title=\"" +
                                escape_xml(shortened(e.row->fields.date)) + "\"",
                            "a", false});
        if (lies_in(event.evidence, stories_[s].text)) sentences[s].push_back(event.evidence);
      }
    out_ += "<div class=\"articles\">\n";
    for (std::size_t s = 0; s < stories_.size(); ++s) {
      const Story& story = stories_[s];
      if (story.text.size() == 0) continue;
      const std::string heading = story_prefix(s) + "article";
      out_ += "<article aria-labelledby=\"" + heading + "\">\n";
      const std::string body =
          marked_text(story.text, story.document.title, heading, sentences[s], marks[s]);
      if (!body.starts_with("<h2")) {
        out_ += "<h2 id=\"" + heading + "\" dir=\"auto\">";
        text(named(story.document.title, stories_.size() > 1 ? story.document.id : "The article"));
        out_ += "</h2>\n";
      }
      out_ += body;
      out_ += "</article>\n";
    }
    out_ += "</div>\n";
  }

  void explanation(std::size_t s, const DateExplanation& why) {
    out_ += "<dl>\n";
    for (const DateExplanation::Line& line : why.lines) {
      if (!line.label.empty()) {
        out_ += "<dt>";
        text(line.label);
        out_ += "</dt>";
      } else if (&line == &why.lines.front()) {
        out_ += "<dt>note</dt>";
      }
      out_ += line.open ? "<dd class=\"open\" dir=\"auto\">" : "<dd dir=\"auto\">";
      text(line.text);
      if (line.place && index(*line.place) < stories_[s].timexes.size() &&
          stories_[s].text.size() > 0) {
        out_ += ' ';
        link(timex_id(s, *line.place), "See it in the text.");
      }
      out_ += "</dd>\n";
    }
    out_ += "</dl>\n";
  }

  void dates() {
    std::size_t all = 0;
    for (std::size_t s = 0; s < stories_.size(); ++s)
      for (const Timex& timex : stories_[s].timexes) all += explained(s, timex.id) ? 1 : 0;
    if (all == 0) return;
    out_ += "<section class=\"dates\" aria-labelledby=\"" + prefix_ + "dates\">\n<h2 id=\"" +
            prefix_ + "dates\">Why each date is what it is</h2>\n";
    for (std::size_t s = 0; s < stories_.size(); ++s) {
      if (stories_.size() > 1 && !stories_[s].timexes.empty()) {
        out_ += "<h3 dir=\"auto\">";
        text(named(stories_[s].document.title, stories_[s].document.id));
        out_ += "</h3>\n";
      }
      out_ += "<ul>\n";
      for (const Timex& timex : stories_[s].timexes) {
        if (!explained(s, timex.id)) continue;
        const DateExplanation& why = explanations_[s][index(timex.id)];
        const std::string id = timex_id(s, timex.id);
        out_ += "<li><details><summary><q>";
        if (lies_in(timex.span, stories_[s].text))
          text(shortened(stories_[s].text.slice(timex.span)));
        out_ += why.open ? "</q> stays open: <span class=\"open\">" : "</q> is <span>";
        text(why.value);
        out_ += "</span></summary>\n<div id=\"" + id + "-why\">\n";
        explanation(s, why);
        if (lies_in(timex.span, stories_[s].text)) {
          out_ += "<p>";
          link(id, "Back to the text");
          out_ += "</p>\n";
        }
        out_ += "</div></details></li>\n";
      }
      out_ += "</ul>\n";
    }
    out_ += "</section>\n";
  }

  // What was said while reading and joining: contradictions above all.
  void checks() {
    std::size_t all = 0;
    for (const Story& story : stories_) all += story.diagnostics.size();
    if (all == 0) return;
    out_ += "<section class=\"checks\" aria-labelledby=\"" + prefix_ + "checks\">\n<h2 id=\"" +
            prefix_ + "checks\">To be checked</h2>\n<ul>\n";
    for (const Story& story : stories_)
      for (const Diagnostic& d : story.diagnostics) {
        out_ += "<li dir=\"auto\"><strong>";
        out_ += to_string(d.severity);
        out_ += "</strong> ";
        if (stories_.size() > 1 || d.span.end > 0) {
          std::string place = stories_.size() > 1 ? story.document.id : "";
          if (lies_in(d.span, story.text)) {
            if (!place.empty()) place += ", ";
            place += "line " + std::to_string(story.text.locate(d.span.begin).line);
          }
          if (!place.empty()) text(place + ": ");
        }
        text(d.message);
        out_ += "</li>\n";
      }
    out_ += "</ul>\n</section>\n";
  }

  void sources() {
    out_ += "<section class=\"sources\" aria-labelledby=\"" + prefix_ + "sources\">\n<h2 id=\"" +
            prefix_ + "sources\">" + (stories_.size() == 1 ? "Source" : "Sources") +
            "</h2>\n<ol>\n";
    for (std::size_t s = 0; s < stories_.size(); ++s) {
      const DocumentInfo& document = stories_[s].document;
      out_ += "<li><cite dir=\"auto\">";
      const std::string_view title = named(document.title, named(document.id, "(no title)"));
      if (stories_[s].text.size() > 0 && has_text_)
        link(story_prefix(s) + "article", title);
      else
        text(title);
      out_ += "</cite>";
      if (!document.outlet.empty()) {
        out_ += ", ";
        text(document.outlet);
      }
      if (document.creation_time) {
        out_ += ", written on ";
        text(date_in_full(document.creation_time->when));
        if (!document.creation_time->origin.empty()) {
          out_ += " (from ";
          text(document.creation_time->origin);
          out_ += ')';
        }
      } else {
        out_ += ", says no date of its own";
      }
      if (!document.title.empty() && !document.id.empty()) {
        out_ += " [";
        text(document.id);
        out_ += ']';
      }
      out_ += "</li>\n";
    }
    out_ += "</ol>\n</section>\n";
  }

  const std::span<const Story> stories_;
  const std::span<const std::vector<DateExplanation>> explanations_;
  const TimelineOptions& options_;
  const std::string prefix_;
  const TimelineRows rows_;
  std::vector<PageEvent> events_;
  std::map<EventRef, std::string> ids_;  // of the same
  bool has_text_ = false;
  std::string out_;
};

}  // namespace

std::string timeline_html(std::span<const Story> stories,
                          std::span<const std::vector<DateExplanation>> explanations,
                          const TimelineOptions& options) {
  return PageWriter(stories, explanations, options).run();
}

}  // namespace dateline
