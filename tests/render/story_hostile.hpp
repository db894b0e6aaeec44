// A story whose every text attacks what it is written into.
#pragma once

#include <string>
#include <vector>

#include "story_fixture.hpp"

namespace dateline::fixture {

/// Names that break out of quotes, tags, sections, cells, comments, diagrams and terminals. None is
/// empty, and none stays the same if its format forgets to escape it.
inline std::vector<std::string> hostile_names() {
  return {"<script>alert(1)</script>",
          "quoted \"name\" & 'other'",
          "]]> --> <!-- x",
          "=cmd|'/C calc'!A0",
          "@SUM(1+1)*cmd",
          "back\\slash \\n \\N, comma; semicolon: colon",
          "a | b |---| c ` d ` *e* _f_ [g](javascript:h) ~~i~~",
          "line\r\nbreak\nSUMMARY:forged\tand tab",
          "\x1B[2Jescape\x07 \u202Ebidi\u2066 zero\u200B",
          "invalid \xFF\xFE\xC0\x80 bytes",
          "end",
          "graph TD; A-->B",
          "%%{init: {'theme':'dark'}}%% comment",
          "section title #quot; #35; &lt; &#60;",
          "1. FC K\u00F6ln",
          "---\ntitle: x\n---",
          "\u6771\u4EAC \U0001F682 \u0141\u00F3d\u017A",
          "click a1 href \"javascript:alert(1)\""};
}

/// One event for each name, which is its actor, label, action, source and place; every status, and
/// every precision of a date, occurs.
inline Story hostile(const std::string& id = "hostile") {
  const std::vector<std::string> names = hostile_names();
  StoryBuilder b(id, names[0] + names[1], names[5] + names[2], "2020-06-15");
  const std::vector<std::optional<EventTime>> times = {
      day("2020-06-14"),
      minute("2020-06-13T18:40"),
      month(2020, 5),
      not_before(day("2020-06-20")),
      not_after(day("2020-06-30")),
      std::nullopt,
      bounded("2020-06-10", "2020-06-12"),
      time_of("2020-06-01", "2020-06-04", Granularity::interval),
      year(2019),
      day("-0043-03-15")};
  for (std::size_t i = 0; i < names.size(); ++i) {
    Event& e = b.event(names[i], names[i], names[i], times[i % times.size()],
                       static_cast<EventStatus>(i % 6), names[(i + 1) % names.size()]);
    b.with(e, Role::place, names[(i + 2) % names.size()]);
    b.with(e, Role::patient, names[(i + 3) % names.size()]);
  }
  return b.build();
}

}  // namespace dateline::fixture
