// How fast dates are found and resolved, on one core: MB of article text a second of processor
// time.
//
//   dates_benchmark [FILE.jsonl]   one article a line: {"text", "dct"?, "title"?}
//
// Without a file it takes the repository's samples, repeated. Every figure is the best of several
// passes over all articles, so the first, cold one doesn't count.
//
//   read      UTF-8 checked, blocks, sentences and tokens
//   filter    words that time expressions are made of, and the sentences that hold any
//   find      the rules on those sentences
//   resolve   expressions to dates, without the language model: clues from the words alone, and no
//             reasons for a reader
//   dates     read, filter, find and resolve as `analyse_dates` does, with the model where it is
//             needed
//   command   `dateline dates --from jsonl`: JSON in, report out
#include <fcntl.h>
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
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "../../cli/src/run.hpp"
#include "date_finder.hpp"
#include "dateline/core/analyse.hpp"
#include "dateline/core/dates.hpp"
#include "dateline/core/reader.hpp"
#include "time_lexer.hpp"

namespace {

using dateline::Document;

struct Article {
  std::string text;
  dateline::ReadOptions options;
};

// Processor time, so that other programs on the machine count less.
double now() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string samples() {
  std::string lines;
  for (int copy = 0; copy < 20; ++copy)
    for (const auto& entry : std::filesystem::directory_iterator(DATELINE_SOURCE_DIR "/samples"))
      if (entry.path().extension() == ".txt")
        lines +=
            nlohmann::json{{"text", read_file(entry.path())}, {"dct", "2019-07-13"}}.dump() + '\n';
  return lines;
}

std::vector<Article> parse(const std::string& lines) {
  std::vector<Article> articles;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    const auto json = nlohmann::json::parse(line);
    Article article;
    article.text = json.at("text");
    if (json.contains("title") && json["title"].is_string()) article.options.title = json["title"];
    if (json.contains("dct") && json["dct"].is_string())
      if (const auto day = dateline::parse_iso(json["dct"].get<std::string>()))
        article.options.creation_time =
            dateline::CreationTime{{*day, dateline::Granularity::day}, "", "json"};
    articles.push_back(std::move(article));
  }
  return articles;
}

double best_of(int passes, const std::function<void()>& pass) {
  double best = 1e9;
  for (int i = 0; i < passes; ++i) {
    const double start = now();
    pass();
    best = std::min(best, now() - start);
  }
  return best;
}

void print(std::string_view name, double megabytes, double seconds) {
  std::printf("%-32.*s %9.1f MB/s %10.2f ms\n", static_cast<int>(name.size()), name.data(),
              megabytes / seconds, seconds * 1e3);
}

struct Run {
  double seconds = 0;    // processor time, user and system
  double megabytes = 0;  // peak memory
};

// The program itself on a file: what a user waits for.
Run run_program(const std::vector<std::string>& args) {
  const pid_t child = fork();
  if (child == 0) {
    const int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    dup2(null, STDOUT_FILENO);
    dup2(null, STDERR_FILENO);
    std::vector<char*> words;
    for (const std::string& arg : args) words.push_back(const_cast<char*>(arg.c_str()));
    words.push_back(nullptr);
    execv(words[0], words.data());
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  return {seconds(usage.ru_utime) + seconds(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

}  // namespace

int main(int argc, char** argv) {
  const std::string lines = argc > 1 ? read_file(argv[1]) : samples();
  const std::vector<Article> articles = parse(lines);
  if (articles.empty()) {
    std::fprintf(stderr, "dates_benchmark: no articles in %s\n", argc > 1 ? argv[1] : "samples");
    return 1;
  }
  double megabytes = 0;
  for (const Article& a : articles) megabytes += static_cast<double>(a.text.size()) / 1e6;
  constexpr int passes = 9;

  // The passes themselves.
  std::vector<Document> documents;
  for (const Article& a : articles)
    documents.push_back(dateline::read_text("benchmark", a.text, a.options));
  const double read = best_of(passes, [&] {
    for (const Article& a : articles) (void)dateline::read_text("benchmark", a.text, a.options);
  });
  std::vector<dateline::LexedText> lexed;
  for (const Document& d : documents) lexed.push_back(dateline::lex(d));
  const double filter = best_of(passes, [&] {
    for (const Document& d : documents) (void)dateline::lex(d);
  });
  std::size_t found = 0;
  const double find = best_of(passes, [&] {
    found = 0;
    for (std::size_t i = 0; i < documents.size(); ++i)
      found += dateline::find_expressions(documents[i], lexed[i]).size();
  });
  const double without_model = best_of(passes, [&] {
    for (const Document& d : documents) {
      dateline::Diagnostics diagnostics;
      (void)dateline::find_dates(d, diagnostics, dateline::Reasons::left_out);
    }
  });
  const double whole = best_of(passes, [&] {
    for (const Article& a : articles)
      (void)dateline::analyse_dates(dateline::read_text("benchmark", a.text, a.options),
                                    dateline::Reasons::left_out);
  });
  const double command = best_of(passes, [&] {
    std::istringstream in(lines);
    std::ostringstream out, err;
    const char* args[] = {"dates", "--from", "jsonl"};
    (void)dateline::cli::run(args, {in, out, err, false, false});
  });
  std::printf("%zu articles, %.2f MB of text, %zu expressions\n", articles.size(), megabytes,
              found);
  print("read", megabytes, read);
  print("filter", megabytes, filter);
  print("find", megabytes, find);
  print("resolve", megabytes, std::max(1e-9, without_model - filter - find));
  print("filter + find + resolve", megabytes, without_model);
  print("read + filter + find + resolve", megabytes, read + without_model);
  print("dates, model where needed", megabytes, whole);
  print("command, JSONL to report", megabytes, command);

  // What the model was asked.
  std::size_t sentences = 0, tokens = 0;
  dateline::ModelUse total;
  for (const Document& d : documents) {
    Document document = d;
    dateline::Diagnostics diagnostics;
    dateline::ModelUse use;
    (void)dateline::find_dates(document, dateline::LanguageModel::embedded, diagnostics, &use);
    sentences += d.sentences.size();
    tokens += d.tokens.size();
    total.sentences += use.sentences;
    total.tokens += use.tokens;
    for (const auto& [rule, count] : use.asked_by) total.asked_by[rule] += count;
  }
  const auto percent = [](std::size_t part, std::size_t all) {
    return all == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(all);
  };
  std::printf("the model read %zu of %zu sentences (%.2f %%), %zu of %zu tokens (%.2f %%)\n",
              total.sentences, sentences, percent(total.sentences, sentences), total.tokens, tokens,
              percent(total.tokens, tokens));
  for (const auto& [rule, count] : total.asked_by)
    std::printf("  asked by %-24s %zu\n", rule.c_str(), count);

  // The program as a whole, start-up and memory included.
  namespace fs = std::filesystem;
  const fs::path directory =
      fs::temp_directory_path() / ("dateline-benchmark-" + std::to_string(getpid()));
  fs::create_directories(directory);
  const std::string none = (directory / "none.txt").string();
  std::ofstream(none) << "The plant closed in 1998.\n";
  Run start;
  start.seconds = 1e9;
  for (int i = 0; i < 11; ++i) {
    const Run run = run_program({DATELINE_PROGRAM, "dates", none});
    if (run.seconds < start.seconds) start = run;
  }
  std::printf("start-up: %.1f ms, %.1f MB\n", start.seconds * 1e3, start.megabytes);
  // Ten times the articles, ten times the time, and no more memory.
  for (const int copies : {1, 10, 100}) {
    const std::string file = (directory / "articles.jsonl").string();
    {
      std::ofstream out(file, std::ios::binary);
      for (int i = 0; i < copies; ++i) out << lines;
    }
    Run best;
    best.seconds = 1e9;
    for (int i = 0; i < (copies > 10 ? 1 : 3); ++i) {
      const Run run = run_program({DATELINE_PROGRAM, "dates", "--from", "jsonl", file});
      if (run.seconds < best.seconds) best = run;
    }
    std::printf("program, articles x %-3d %18.1f MB/s %10.2f ms  peak %.1f MB\n", copies,
                megabytes * copies / best.seconds, best.seconds * 1e3, best.megabytes);
  }
  // One article that grows: cost is linear in its length.
  for (const std::size_t size : {100'000u, 1'000'000u, 10'000'000u}) {
    std::string text;
    while (text.size() < size)
      for (const Article& a : articles) {
        if (text.size() >= size) break;
        text += a.text + "\n\n";
      }
    const std::string file = (directory / "article.txt").string();
    std::ofstream(file, std::ios::binary) << text;
    const Run run = run_program({DATELINE_PROGRAM, "dates", "--date", "2019-07-13", file});
    std::printf("program, one article of %5.1f MB %10.1f MB/s %10.2f ms  peak %.1f MB\n",
                static_cast<double>(text.size()) / 1e6,
                static_cast<double>(text.size()) / 1e6 / run.seconds, run.seconds * 1e3,
                run.megabytes);
  }
  fs::remove_all(directory);
  return 0;
}
