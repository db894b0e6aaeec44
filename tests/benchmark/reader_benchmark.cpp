// How fast plain text is read: MB/s on one core, and how the cost grows with the input.
//
//   reader_benchmark [FILE]…   reads the files, each as one article, over and over
//
// Without files it reads text it makes up.
#include <sys/resource.h>

#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/core/reader.hpp"

namespace {

// Processor time, so that other programs on the machine count less.
double now() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

struct Figure {
  double seconds = 0;
  double megabytes = 0;
  std::size_t tokens = 0;
};

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Reads all articles again and again, for at least `at_least` seconds.
Figure measure(const std::vector<std::string>& articles, double at_least) {
  Figure figure;
  const double start = now();
  do {
    for (const std::string& article : articles) {
      const dateline::Document document = dateline::read_text("benchmark.txt", article);
      figure.tokens += document.tokens.size();
      figure.megabytes += static_cast<double>(article.size()) / 1e6;
    }
    figure.seconds = now() - start;
  } while (figure.seconds < at_least);
  return figure;
}

void print(std::string_view name, const Figure& f) {
  std::printf("%-34.*s %8.1f MB/s %10.0f tokens/s   peak %.0f MB\n", static_cast<int>(name.size()),
              name.data(), f.megabytes / f.seconds, static_cast<double>(f.tokens) / f.seconds,
              peak_megabytes());
}

std::string repeat(std::string_view piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

constexpr std::string_view prose =
    "The council of Larkmoor voted 9-4 on Tuesday, Sept. 3, to close the old mill by 5 p.m. on "
    "Friday. \"We can't wait any longer,\" said Mayor J. P. Odell, who'd asked the state for "
    "$2.4m in aid. U.S. officials didn't answer at once; a two-week review is to follow. ";

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> articles;
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    if (!file) {
      std::fprintf(stderr, "reader_benchmark: can't read %s\n", argv[i]);
      return 1;
    }
    articles.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  if (!articles.empty()) print("files given", measure(articles, 2));

  std::string paragraphs;
  for (int i = 0; i < 12; ++i) paragraphs += std::string(prose) + "\n\n";
  print("article, 3 kB", measure({paragraphs}, 2));

  // Ten times the input, ten times the time: MB/s stay the same.
  for (const std::size_t size : {1'000'000u, 10'000'000u, 100'000'000u})
    print("one line, " + std::to_string(size / 1'000'000) + " MB",
          measure({repeat(prose, size)}, 0.5));
  constexpr std::size_t hostile = 10'000'000;
  for (const std::string_view piece :
       {"a", "1", "'", "\"", ".", "a.", "-", "a-", "a@", "<", "\n", "- a\n", "(", "\xC2\xAD",
        "\xF0\x9F\x98\x80", "\xFF", "www.", "1,", "\xE2\x80\x98s\xE2\x80\x99 "})
    print("10 MB of one piece: " + std::string(piece == "\n" || piece == "- a\n" ? "line" : piece),
          measure({repeat(piece, hostile)}, 0));
  return 0;
}
