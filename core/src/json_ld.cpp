#include "json_ld.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace dateline {
namespace {

constexpr std::size_t deepest = 100;
constexpr std::size_t most_nodes = 200;
constexpr std::size_t longest_value = 2000;

/// "http://schema.org/NewsArticle" and "schema:NewsArticle" are NewsArticle.
std::string_view local_name(std::string_view type) {
  const std::size_t mark = type.find_last_of("/:#");
  return mark == std::string_view::npos ? type : type.substr(mark + 1);
}

bool is_article(std::string_view type) {
  constexpr auto kinds = std::to_array<std::string_view>(
      {"BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "DiscussionForumPosting", "Report",
       "PressRelease", "NewsReport", "Posting"});
  return type.ends_with("Article") || std::find(kinds.begin(), kinds.end(), type) != kinds.end();
}

bool is_page(std::string_view type) {
  return type.ends_with("WebPage") || type.ends_with("Page") || type == "CreativeWork";
}

bool is_organisation(std::string_view type) {
  return type.ends_with("Organization") || type == "WebSite" || type == "Brand" ||
         type == "Periodical" || type == "Newspaper";
}

/// Members under which other articles stand.
bool leads_elsewhere(std::string_view key) {
  constexpr auto keys = std::to_array<std::string_view>(
      {"itemListElement", "hasPart", "citation", "isBasedOn", "mentions", "subjectOf",
       "relatedLink", "liveBlogUpdate", "item", "comment", "review", "associatedMedia", "video",
       "backstory", "sharedContent", "workExample"});
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

class Handler : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }

  bool string(string_t& value) override {
    if (levels_.empty()) return true;
    Level& level = levels_.back();
    // An array of strings belongs to the object around it: "@type": ["Article", "NewsArticle"].
    Level& owner = level.object || levels_.size() < 2 ? level : levels_[levels_.size() - 2];
    if (!owner.object || value.size() > longest_value) return true;
    const std::string& key = owner.key;
    const auto keep = [&](std::string& member) {
      if (member.empty()) member = value;
    };
    if (key == "@type" || key == "type") {
      const std::string_view type = local_name(value);
      owner.article = owner.article || is_article(type);
      owner.page = owner.page || is_page(type);
      owner.organisation = owner.organisation || is_organisation(type);
    } else if (key == "datePublished") {
      keep(owner.node.published);
    } else if (key == "dateModified") {
      keep(owner.node.modified);
    } else if (key == "headline") {
      keep(owner.node.headline);
    } else if (key == "name") {
      keep(owner.name);
    } else if (key == "publisher") {
      keep(owner.node.publisher);
    } else if (key == "url" || key == "@id" || key == "mainEntityOfPage") {
      keep(owner.node.url);
    }
    return true;
  }

  bool start_object(std::size_t) override { return push(true); }
  bool start_array(std::size_t) override { return push(false); }
  bool key(string_t& name) override {
    levels_.back().key.assign(name, 0, 64);
    return true;
  }
  bool end_object() override {
    pop();
    return true;
  }
  bool end_array() override {
    pop();
    return true;
  }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& error) override {
    std::string_view what = error.what();
    if (const std::size_t colon = what.find(": "); colon != std::string_view::npos)
      what.remove_prefix(colon + 2);
    // What was read last is quoted, however long.
    what = what.substr(0, what.find("; last read"));
    result_.error = std::string(what.substr(0, 120));
    result_.error_at = position;
    return false;
  }

  /// What was open when the JSON broke off still counts.
  LdScript finish() {
    while (!levels_.empty()) pop();
    return std::move(result_);
  }

 private:
  struct Level {
    bool object = false;
    bool article = false, page = false, organisation = false, nested = false;
    std::string key, name;
    LdNode node;
  };

  bool push(bool object) {
    if (levels_.size() >= deepest) {
      result_.error = "more than " + std::to_string(deepest) + " levels";
      return false;
    }
    Level level;
    level.object = object;
    if (!levels_.empty()) {
      const Level& above = levels_.back();
      level.nested = above.nested || (above.object && leads_elsewhere(above.key));
      // The key reaches through arrays.
      if (!object) level.key = above.key;
    }
    levels_.push_back(std::move(level));
    return true;
  }

  void pop() {
    Level level = std::move(levels_.back());
    levels_.pop_back();
    if (!level.object) return;
    // "publisher": {"name": …}, in an array or not.
    for (std::size_t i = levels_.size(); i-- > 0;) {
      Level& above = levels_[i];
      if (!above.object) continue;
      if ((above.key == "publisher" || above.key == "sourceOrganization") &&
          above.node.publisher.empty())
        above.node.publisher = level.name;
      break;
    }
    if (!level.article && !level.page) return;
    if (level.node.published.empty() && level.node.modified.empty() && level.node.headline.empty())
      return;
    if (result_.nodes.size() >= most_nodes) return;
    level.node.kind = level.article ? LdNode::Kind::article : LdNode::Kind::page;
    level.node.nested = level.nested;
    if (level.node.headline.empty() && level.article) level.node.headline = level.name;
    result_.nodes.push_back(std::move(level.node));
  }

  std::vector<Level> levels_;
  LdScript result_;
};

std::string_view trimmed(std::string_view text) {
  const auto drop = [&](std::string_view what) {
    if (text.starts_with(what)) text.remove_prefix(what.size());
  };
  const auto space = [&] {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '\t' ||
                             text.front() == '\r'))
      text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\t' ||
                             text.back() == '\r' || text.back() == ';'))
      text.remove_suffix(1);
  };
  space();
  drop("<!--");
  drop("//");
  drop("/*");
  drop("<![CDATA[");
  space();
  drop("*/");
  if (text.ends_with("-->")) text.remove_suffix(3);
  if (text.ends_with("*/")) text.remove_suffix(2);
  if (text.ends_with("]]>")) text.remove_suffix(3);
  space();
  if (text.ends_with("//") || text.ends_with("/*")) text.remove_suffix(2);
  space();
  return text;
}

}  // namespace

LdScript read_json_ld(std::string_view script) {
  Handler handler;
  const std::string_view json = trimmed(script);
  if (json.empty()) return {};
  nlohmann::json::sax_parse(json, &handler, nlohmann::json::input_format_t::json, true, true);
  LdScript result = handler.finish();
  result.error_at += static_cast<std::size_t>(json.data() - script.data());
  return result;
}

}  // namespace dateline
