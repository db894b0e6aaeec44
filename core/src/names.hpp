// The words of names: capitals, titles, acronyms, what kind of thing a name's last word tells of.
// Everything here looks at strings alone.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace dateline {

/// First letter is upper case (Latin, Greek, Cyrillic).
bool starts_upper(std::string_view word);
/// At least two letters and none of them lower case: "ICE", "U.S.", "F-15" is not (one letter).
bool is_all_caps(std::string_view word);
/// Lower case; letters of Latin, Greek and Cyrillic.
std::string fold(std::string_view word);
/// "FORT" gives "Fort", "O'NEILL" "O'Neill".
std::string capitalised(std::string_view word);
/// The form a plural noun was made of, by spelling alone: "owners" gives "owner", "cities" "city",
/// "women" "woman"; a word that looks singular is given back.
std::string singular(std::string_view folded);

enum class Gender : std::uint8_t { unknown, male, female };
/// What a noun or title (lower case) says: "mr.", "widow", "spokesman".
Gender gender_of(std::string_view folded);

/// mr. dr. sir: stands before a name and never alone.
bool is_courtesy_title(std::string_view folded);
/// mayor, gov., judge, spokeswoman: an office or rank that stands before a name.
bool is_title(std::string_view folded);
/// former, acting, vice, chief, prime …: belongs to the title that follows.
bool is_title_modifier(std::string_view folded);
/// Words that make another office of it: the vice president is not the president.
bool changes_office(std::string_view folded);

/// inc. corp. ltd.: marks a company and is left out when names are compared.
bool is_company_suffix(std::string_view folded);
/// Last word of an organisation's name: department, council, times, union.
bool is_organization_word(std::string_view folded);
/// Last word of a firm's name that goes by its first: "Velora Diagnostics" is Velora, while the
/// Haverthwick Academy is not Haverthwick.
bool is_company_word(std::string_view folded);
/// Word in the name of a place: river, street, island, county.
bool is_place_word(std::string_view folded);
/// van, de, bin, al: lower case inside the name of a person.
bool is_name_particle(std::string_view word);
/// A word of the dictionary, as far as the word classes and the lists here know.
bool is_common_word(std::string_view folded);

/// The letters of an acronym: "U.S." and "US" give "US", "ICE" "ICE"; "" for anything else. Two to
/// seven capitals, no lower-case letter.
std::string acronym_letters(std::string_view word);
/// True if the letters are the initials of the words, in order: "of", "and", "the", "for" may be
/// skipped or not, and so may a country that stands first ("U.S. Immigration and Customs
/// Enforcement" is ICE). Hyphenated words give one initial or one for each part.
bool abbreviates(std::string_view letters, std::span<const std::string> words);
/// Weaker, for "Full Name (ABC)" only: the letters occur in this order, the first as an initial.
bool may_abbreviate(std::string_view letters, std::span<const std::string> words);

}  // namespace dateline
