// How fast whole stories are read, on one core and on two, and where the time goes.
//
//   story_benchmark [FILE.jsonl]   one article a line: {"text", "dct"?, "title"?}
//
// Without a file it takes the repository's samples, repeated. Stages are the best of several passes
// in processor time on one thread; `command` is `dateline story --from jsonl -Tjsonl`, JSON in and
// out, in a process of its own: wall time and peak memory.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "../../cli/src/run.hpp"
#include "dateline/core/actors.hpp"
#include "dateline/core/analyse.hpp"
#include "dateline/core/dates.hpp"
#include "dateline/core/dependencies.hpp"
#include "dateline/core/events.hpp"
#include "dateline/core/language_model.hpp"
#include "dateline/core/reader.hpp"
#include "dateline/core/story_json.hpp"
#include "dateline/graph/time_bounds.hpp"

namespace {

using namespace dateline;

constexpr int passes = 5;

double now() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

double best_of(const std::function<void()>& before, const std::function<void()>& work) {
  double best = 1e9;
  for (int i = 0; i < passes; ++i) {
    before();
    const double from = now();
    work();
    best = std::min(best, now() - from);
  }
  return best;
}

struct Input {
  std::string text;
  ReadOptions options;
};

std::vector<Input> read_inputs(const std::filesystem::path& file) {
  std::vector<Input> out;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("text")) continue;
    Input input;
    input.text = json["text"].get<std::string>();
    input.options.id = std::to_string(out.size());
    if (json.contains("dct") && json["dct"].is_string())
      input.options.creation_time = parse_creation_time(json["dct"].get<std::string>(), "json dct");
    out.push_back(std::move(input));
  }
  return out;
}

std::filesystem::path samples_as_lines() {
  const auto file = std::filesystem::temp_directory_path() /
                    ("dateline-story-benchmark-" + std::to_string(::getpid()) + ".jsonl");
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::directory_iterator(DATELINE_SOURCE_DIR "/samples"))
    if (entry.path().extension() == ".txt") {
      std::ifstream in(entry.path());
      texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
  std::sort(texts.begin(), texts.end());
  std::ofstream out(file);
  for (int i = 0; i < 40; ++i)
    for (const std::string& text : texts)
      out << nlohmann::json{{"text", text}, {"dct", "2024-07-13"}}.dump() << '\n';
  return file;
}

struct Run {
  double wall = 0;
  long peak_kb = 0;
};

Run run_command(const std::filesystem::path& file, const char* jobs) {
  const auto from = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    const std::string name = file.string();
    const std::vector<const char*> args{"story",     "--from", "jsonl", "-Tjsonl",   "-o",
                                        "/dev/null", "--jobs", jobs,    name.c_str()};
    std::istringstream in;
    std::ostringstream out, err;
    _exit(cli::run(args, {in, out, err, false, false}));
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0) {
    std::fprintf(stderr, "story_benchmark: the command failed\n");
    std::exit(1);
  }
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - from;
  return {wall.count(), usage.ru_maxrss};
}

}  // namespace

int main(int argc, char** argv) {
  const bool own = argc < 2;
  const std::filesystem::path file = own ? samples_as_lines() : std::filesystem::path(argv[1]);
  // The children first: they inherit what the parent has in memory.
  Run one = run_command(file, "1"), two = run_command(file, "2");
  for (int i = 1; i < passes; ++i) {
    const Run a = run_command(file, "1"), b = run_command(file, "2");
    one.wall = std::min(one.wall, a.wall);
    two.wall = std::min(two.wall, b.wall);
  }
  const std::vector<Input> inputs = read_inputs(file);
  if (own) std::filesystem::remove(file);
  if (inputs.empty()) {
    std::fprintf(stderr, "story_benchmark: %s holds no articles\n", file.c_str());
    return 1;
  }

  const std::size_t n = inputs.size();
  std::vector<Document> documents(n);
  std::vector<Story> stories(n);
  std::size_t tokens = 0, bytes = 0;
  const auto nothing = [] {};
  const double reading = best_of(nothing, [&] {
    for (std::size_t i = 0; i < n; ++i)
      documents[i] = read_text(inputs[i].options.id, inputs[i].text, inputs[i].options);
  });
  const std::vector<Document> unread = documents;
  const double annotating = best_of([&] { documents = unread; },
                                    [&] {
                                      for (Document& d : documents)
                                        annotate(d, LanguageModel::embedded());
                                    });
  for (const Document& d : documents) tokens += d.tokens.size();
  for (const Input& input : inputs) bytes += input.text.size();
  const double dating = best_of(nothing, [&] {
    for (std::size_t i = 0; i < n; ++i) {
      Diagnostics ignored;
      stories[i].timexes = find_dates(documents[i], ignored);
    }
  });
  const double telling = best_of(nothing, [&] {
    for (std::size_t i = 0; i < n; ++i) {
      const Dependencies dependencies(documents[i]);
      ActorIndex actors = find_actors(dependencies, stories[i].timexes);
      (void)find_events(dependencies, stories[i].timexes, actors);
    }
  });
  documents = unread;
  for (std::size_t i = 0; i < n; ++i) stories[i] = analyse(std::move(documents[i]));
  const double bounding = best_of(nothing, [&] {
    for (const Story& story : stories) {
      const EventGraph graph = build_graph(story);
      (void)bound_times(graph);
    }
  });
  const double writing = best_of(nothing, [&] {
    for (const Story& story : stories) (void)to_json(story, StoryPart::all, true);
  });

  std::printf("%zu articles, %zu tokens, %.2f MB\n\n", n, tokens, static_cast<double>(bytes) / 1e6);
  const double all = reading + annotating + dating + telling + bounding + writing;
  const auto stage = [&](const char* name, double seconds) {
    std::printf("%-16s %8.3f s  %5.1f %%  %10.0f tokens/s\n", name, seconds, 100 * seconds / all,
                static_cast<double>(tokens) / seconds);
  };
  stage("read", reading);
  stage("language model", annotating);
  stage("dates", dating);
  stage("actors, events", telling);
  stage("graph", bounding);
  stage("JSON", writing);
  std::printf("\n");
  for (const auto& [name, run] : {std::pair("command, 1 core", one), {"command, 2 cores", two}})
    std::printf("%-16s %8.3f s  %10.0f tokens/s  %8.1f articles/s  peak %.1f MB\n", name, run.wall,
                static_cast<double>(tokens) / run.wall, static_cast<double>(n) / run.wall,
                static_cast<double>(run.peak_kb) / 1024);
}
