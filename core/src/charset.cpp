#include "charset.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include "unicode.hpp"

namespace dateline {
namespace {

constexpr std::size_t limit = std::numeric_limits<std::uint32_t>::max();
// Browsers look for a label in the first 1024 bytes; real pages have scripts before it.
constexpr std::size_t head_bytes = 64 * 1024;

struct Label {
  std::string_view name;
  std::string_view encoding;  // as iconv knows it
};

// Labels of the Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels). ISO-2022
// encodings are left out: they are a danger to whoever reads markup before decoding.
constexpr auto labels = std::to_array<Label>({{"utf-8", "UTF-8"},
                                              {"utf8", "UTF-8"},
                                              {"unicode-1-1-utf-8", "UTF-8"},
                                              {"windows-1252", "CP1252"},
                                              {"cp1252", "CP1252"},
                                              {"x-cp1252", "CP1252"},
                                              {"iso-8859-1", "CP1252"},
                                              {"iso8859-1", "CP1252"},
                                              {"iso_8859-1", "CP1252"},
                                              {"latin1", "CP1252"},
                                              {"l1", "CP1252"},
                                              {"ascii", "CP1252"},
                                              {"us-ascii", "CP1252"},
                                              {"iso-8859-2", "ISO-8859-2"},
                                              {"latin2", "ISO-8859-2"},
                                              {"iso-8859-3", "ISO-8859-3"},
                                              {"iso-8859-4", "ISO-8859-4"},
                                              {"iso-8859-5", "ISO-8859-5"},
                                              {"iso-8859-6", "ISO-8859-6"},
                                              {"iso-8859-7", "ISO-8859-7"},
                                              {"iso-8859-8", "ISO-8859-8"},
                                              {"iso-8859-9", "CP1254"},
                                              {"latin5", "CP1254"},
                                              {"iso-8859-10", "ISO-8859-10"},
                                              {"iso-8859-13", "ISO-8859-13"},
                                              {"iso-8859-14", "ISO-8859-14"},
                                              {"iso-8859-15", "ISO-8859-15"},
                                              {"latin9", "ISO-8859-15"},
                                              {"iso-8859-16", "ISO-8859-16"},
                                              {"koi8-r", "KOI8-R"},
                                              {"koi8-u", "KOI8-U"},
                                              {"macintosh", "MACINTOSH"},
                                              {"x-mac-roman", "MACINTOSH"},
                                              {"windows-874", "CP874"},
                                              {"tis-620", "CP874"},
                                              {"windows-1250", "CP1250"},
                                              {"cp1250", "CP1250"},
                                              {"windows-1251", "CP1251"},
                                              {"cp1251", "CP1251"},
                                              {"windows-1253", "CP1253"},
                                              {"windows-1254", "CP1254"},
                                              {"windows-1255", "CP1255"},
                                              {"windows-1256", "CP1256"},
                                              {"windows-1257", "CP1257"},
                                              {"windows-1258", "CP1258"},
                                              {"gbk", "GB18030"},
                                              {"gb2312", "GB18030"},
                                              {"gb18030", "GB18030"},
                                              {"big5", "BIG5-HKSCS"},
                                              {"euc-jp", "EUC-JP"},
                                              {"shift_jis", "CP932"},
                                              {"shift-jis", "CP932"},
                                              {"sjis", "CP932"},
                                              {"windows-31j", "CP932"},
                                              {"euc-kr", "CP949"},
                                              {"ks_c_5601-1987", "CP949"}});

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = unicode::lower_ascii(c);
  return out;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// What stands behind "charset" or "encoding" and "=", quoted or not.
std::string_view value_after(std::string_view text, std::size_t i) {
  while (i < text.size() && is_space(text[i])) ++i;
  if (i >= text.size() || text[i] != '=') return {};
  ++i;
  while (i < text.size() && (is_space(text[i]) || text[i] == '"' || text[i] == '\'')) ++i;
  const std::size_t begin = i;
  while (i < text.size() && !is_space(text[i]) && text[i] != '"' && text[i] != '\'' &&
         text[i] != ';' && text[i] != '>' && text[i] != '/' && text[i] != '?')
    ++i;
  return text.substr(begin, i - begin);
}

/// The label that the page gives itself, in lower case; "" if none.
std::string declared(std::string_view bytes) {
  const std::string head = lower(bytes.substr(0, head_bytes));
  std::string_view text = head;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (text.substr(at).starts_with("<!--")) {
      at = text.find("-->", at + 2);
      if (at == std::string_view::npos) break;
      continue;
    }
    if (!text.substr(at).starts_with("<meta")) continue;
    const std::string_view tag =
        text.substr(at, std::min<std::size_t>(text.find('>', at) - at, 1024));
    const std::size_t charset = tag.find("charset");
    if (charset == std::string_view::npos) continue;
    const std::string_view label = value_after(tag, charset + 7);
    if (!label.empty()) return std::string(label.substr(0, 40));
  }
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (text.starts_with("<?xml")) {
    const std::string_view declaration =
        text.substr(0, std::min<std::size_t>(text.find("?>"), 200));
    const std::size_t encoding = declaration.find("encoding");
    if (encoding != std::string_view::npos)
      return std::string(value_after(declaration, encoding + 8).substr(0, 40));
  }
  return {};
}

struct Utf8Survey {
  std::size_t valid = 0, invalid = 0;  // multi-byte sequences
  bool nul = false;
};

Utf8Survey survey(std::string_view bytes) {
  Utf8Survey found;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (c < 0x80) {
      found.nul |= c == 0;
      ++i;
      continue;
    }
    const unicode::Decoded d = unicode::decode_multibyte(bytes, i);
    ++(d.valid ? found.valid : found.invalid);
    i += d.size;
  }
  return found;
}

void check_size(std::size_t size) {
  if (size >= limit) throw std::length_error("the input has 4 GiB or more");
}

std::string from_utf8(std::string_view bytes, const Utf8Survey& found) {
  if (found.invalid == 0 && !found.nul) return std::string(bytes);
  std::string out;
  out.reserve(bytes.size() + 2 * found.invalid);
  for (std::size_t i = 0; i < bytes.size();) {
    const unicode::Decoded d = unicode::decode(bytes, i);
    if (d.valid && d.code_point != 0)
      out.append(bytes.substr(i, d.size));
    else
      unicode::append(out, unicode::replacement);
    i += d.size;
  }
  return out;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0)
      unicode::append(out, unicode::replacement);
    else if (byte < 0x80)
      out.push_back(c);
    else
      unicode::append(out, byte < 0xA0 ? windows_1252(byte) : byte);
  }
  return out;
}

/// UTF-16 without its mark. Unpaired surrogates become U+FFFD.
std::string from_utf16(std::string_view bytes, bool big_endian, std::size_t& replaced) {
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]),
               b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big_endian ? a << 8 | b : b << 8 | a);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      const char32_t low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    const bool bad = c == 0 || (c >= 0xD800 && c < 0xE000);
    replaced += bad;
    unicode::append(out, bad ? unicode::replacement : c);
  }
  return out;
}

/// Nothing is returned through `out` where the C library lacks the encoding.
bool from_iconv(std::string_view bytes, const std::string& encoding, std::string& out,
                std::size_t& replaced) {
  const iconv_t converter = iconv_open("UTF-8", encoding.c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return false;
  out.clear();
  std::array<char, 16 * 1024> buffer{};
  char* in = const_cast<char*>(bytes.data());  // iconv's interface; it writes nothing there
  std::size_t left = bytes.size();
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t result = iconv(converter, &in, &left, &to, &room);
    out.append(buffer.data(), static_cast<std::size_t>(to - buffer.data()));
    if (result != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    unicode::append(out, unicode::replacement);
    ++replaced;
    if (errno == EINVAL) break;  // cut off at the end
    ++in;
    --left;
    iconv(converter, nullptr, nullptr, nullptr, nullptr);
  }
  iconv_close(converter);
  for (std::size_t at = out.find('\0'); at != std::string::npos; at = out.find('\0', at))
    out[at] = ' ';
  return true;
}

}  // namespace

char32_t windows_1252(unsigned byte) {
  constexpr std::array<char32_t, 32> high = {
      0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
      0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
  return high[byte - 0x80];
}

std::string decode_page(std::string_view bytes, Diagnostics& diagnostics) {
  check_size(bytes.size());
  const auto say = [&](std::string_view code, std::string message) {
    diagnostics.push_back({Severity::warning, std::string(code), std::move(message), {}});
  };
  const auto say_replaced = [&](std::size_t count, std::string_view encoding) {
    if (count == 0) return;
    say("invalid-utf8", std::to_string(count) + (count == 1 ? " place is" : " places are") +
                            " no valid " + std::string(encoding) +
                            " and read as U+FFFD, the replacement character");
  };
  const auto checked = [&](std::string text) {
    check_size(text.size());
    return text;
  };

  std::size_t replaced = 0;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    std::string text = from_utf16(bytes.substr(2), bytes[0] == '\xFE', replaced);
    say_replaced(replaced, "UTF-16");
    return checked(std::move(text));
  }
  const bool marked = bytes.starts_with("\xEF\xBB\xBF");
  if (marked) bytes.remove_prefix(3);
  // Without a mark, UTF-16 shows itself by "<" and NUL.
  if (!marked && bytes.size() > 3 &&
      (bytes.starts_with(std::string_view("<\0", 2)) ||
       bytes.starts_with(std::string_view("\0<", 2)))) {
    std::string text = from_utf16(bytes, bytes[0] == '\0', replaced);
    say_replaced(replaced, "UTF-16");
    return checked(std::move(text));
  }

  const Utf8Survey found = survey(bytes);
  const std::string label = marked ? "utf-8" : declared(bytes);
  const auto known =
      std::find_if(labels.begin(), labels.end(), [&](const Label& l) { return l.name == label; });
  // "utf-16" in a page that could be read this far is wrong; the standard takes it for UTF-8.
  std::string encoding = label.starts_with("utf-16") ? "UTF-8"
                         : known != labels.end()     ? std::string(known->encoding)
                                                     : "";
  if (encoding.empty() && !label.empty())
    say("unknown-charset", "the page's character set \"" + label + "\" is unknown; it is read as " +
                               (found.invalid == 0 ? "UTF-8" : "windows-1252"));
  if (encoding.empty()) encoding = found.invalid == 0 ? "UTF-8" : "CP1252";

  // Text in another encoding is hardly ever valid UTF-8 by chance.
  if (encoding != "UTF-8" && found.valid > 0 && found.invalid == 0) {
    say("wrong-charset", "the page says that it is in " + label + ", but it is UTF-8, and read so");
    encoding = "UTF-8";
  } else if (encoding == "UTF-8" && !marked && found.valid == 0 && found.invalid > 0) {
    say("wrong-charset",
        "the page says that it is UTF-8, which it is not; it is read as windows-1252");
    encoding = "CP1252";
  }

  if (encoding == "UTF-8") {
    std::string text = from_utf8(bytes, found);
    say_replaced(found.invalid, "UTF-8");
    return checked(std::move(text));
  }
  if (encoding != "CP1252") {
    std::string text;
    if (found.valid == 0 && found.invalid == 0 && !found.nul) return std::string(bytes);
    if (from_iconv(bytes, encoding, text, replaced)) {
      say_replaced(replaced, label);
      return checked(std::move(text));
    }
    say("unknown-charset", "the page's character set \"" + label +
                               "\" can't be decoded on this machine; it is read as windows-1252");
  }
  return checked(from_windows_1252(bytes));
}

}  // namespace dateline
