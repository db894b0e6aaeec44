// Uses each module through the installed package alone.
#include <dateline/core/analyse.hpp>
#include <dateline/core/reader.hpp>
#include <dateline/core/story_json.hpp>
#include <iostream>

int main() {
  dateline::ReadOptions options;
  options.id = "consumer-article";
  options.creation_time =
      dateline::CreationTime{{*dateline::parse_iso("2019-07-10"), dateline::Granularity::day},
                             "",
                             "the consumer"};
  const dateline::Story story = dateline::analyse(dateline::read_text(
      "article", "The bridge was closed on Monday, the mayor said.\n", options));
  if (dateline::to_json(story).find("\"dateline-story/1\"") == std::string::npos) return 1;
  std::cout << story.document.id << ": " << dateline::to_iso(options.creation_time->when.begin)
            << '\n';
}
