#include "dateline/render/rasteriser.hpp"

#include <gmock/gmock.h>

#include <string>

namespace dateline {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

// A PDF is no text to print when a test fails.
bool says(const std::string& pdf, std::string_view words) {
  return pdf.find(words) != std::string::npos;
}

constexpr std::string_view square =
    R"(<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40" viewBox="0 0 60 40">)"
    R"(<rect width="60" height="40" fill="#14568c"/><text x="4" y="20">raid</text></svg>)";

// A big-endian number of the PNG's header.
std::uint32_t number_at(const std::string& png, std::size_t at) {
  std::uint32_t n = 0;
  for (std::size_t i = 0; i < 4; ++i) n = n << 8 | static_cast<unsigned char>(png.at(at + i));
  return n;
}

TEST(Rasteriser, PngIsAsLargeAsThePicture) {
  const std::string png = to_png(square);
  EXPECT_THAT(png, StartsWith("\x89PNG\r\n\x1A\n"));
  EXPECT_EQ(number_at(png, 16), 60U);
  EXPECT_EQ(number_at(png, 20), 40U);
}

TEST(Rasteriser, ScaleEnlarges) {
  const std::string png = to_png(square, 2.5);
  EXPECT_EQ(number_at(png, 16), 150U);
  EXPECT_EQ(number_at(png, 20), 100U);
}

TEST(Rasteriser, SamePictureGivesSameBytes) {
  EXPECT_EQ(to_png(square), to_png(square));
  EXPECT_EQ(to_pdf(square), to_pdf(square));
}

TEST(Rasteriser, PdfNeverReadsTheClock) {
  const std::string undated = to_pdf(square);
  EXPECT_TRUE(undated.starts_with("%PDF-"));
  EXPECT_TRUE(says(undated, "/CreationDate (19700101000000"));
  PdfOptions options;
  options.created = LocalSeconds(LocalDays(date::year(2019) / 7 / 13));
  options.title = "A strange title";
  const std::string dated = to_pdf(square, options);
  EXPECT_TRUE(says(dated, "/CreationDate (20190713000000"));
  EXPECT_TRUE(says(dated, "/Title (A strange title)"));
}

TEST(Rasteriser, PdfTakesItsPage) {
  EXPECT_TRUE(says(to_pdf(square), "/MediaBox [ 0 0 45 30 ]"));
  PdfOptions options;
  options.page = parse_page_size("letter-landscape");
  ASSERT_TRUE(options.page);
  EXPECT_TRUE(says(to_pdf(square, options), "/MediaBox [ 0 0 792 612 ]"));
  EXPECT_FALSE(parse_page_size("a4-portrait"));
  EXPECT_FALSE(parse_page_size(""));
}

TEST(Rasteriser, SaysWhatIsWrong) {
  EXPECT_THROW((void)to_png("no picture"), RasterError);
  EXPECT_THROW((void)to_pdf("<svg xmlns='http://www.w3.org/2000/svg'><g></svg>"), RasterError);
  try {
    (void)to_png(square, 1000);
    FAIL() << "a picture of 60,000 pixels";
  } catch (const RasterError& error) {
    EXPECT_THAT(error.what(), HasSubstr("60000 x 40000"));
  }
}

}  // namespace
}  // namespace dateline
