// libFuzzer entry: any bytes go through reader, language model, dates, actors and events.
// Every span of the story lies in its text, at characters.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/core/analyse.hpp"
#include "dateline/core/reader.hpp"

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  dateline::ReadOptions options;
  // The first byte decides whether there is a creation time.
  if (size > 0 && data[0] % 2 == 0)
    options.creation_time = dateline::CreationTime{
        {date::local_days(date::year(2019) / 7 / 13), dateline::Granularity::day}, "", "--date"};
  const dateline::Story story = dateline::analyse(dateline::read_text("fuzz.txt", bytes, options));
  const std::string_view text = story.text.text();
  const auto sound = [&](dateline::Span s) {
    const auto starts = [&](std::uint32_t i) {
      return i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    };
    return s.begin <= s.end && s.end <= text.size() && starts(s.begin) && starts(s.end);
  };
  std::uint32_t end = 0;
  for (const dateline::Timex& t : story.timexes) {
    check(sound(t.span) && !t.span.empty() && t.span.begin >= end);
    end = t.span.end;
  }
  for (const dateline::Actor& a : story.actors)
    for (const auto& m : a.mentions) check(sound(m.span));
  for (const dateline::Event& e : story.events) check(sound(e.span) && sound(e.evidence));
  return 0;
}
