#include <sheets/person_name.h>

#include <algorithm>
#include <array>

namespace starhours::sheets {
namespace {

struct Brackets {
  std::string_view open;
  std::string_view close;
};
constexpr auto brackets =
    std::to_array<Brackets>({{"（", "）"}, {"(", ")"}, {"（", ")"}, {"(", "）"}, {"【", "】"}, {"[", "]"}});

// Offices, callings and remarks, of which a person may have one on one sheet and none on another.
constexpr auto notes = std::to_array<std::string_view>(
    {"队长", "副队长", "组长", "副组长", "领队",     "负责人", "带队", "老师", "教师", "主任",   "副主任",
     "书记", "副书记", "站长", "副站长", "会长",     "副会长", "班长", "社长", "楼长", "楼栋长", "网格员",
     "社工", "志愿者", "义工", "党员",   "预备党员", "团员",   "群众", "医生", "教练", "家长",   "学生",
     "退休", "代签",   "补签", "补录",   "迟到",     "早退",   "新",   "新人"});

constexpr auto separators = std::to_array<std::string_view>({"、", "，", "；", "／", "/", ";"});

bool is_chinese(char byte) {
  return static_cast<unsigned char>(byte) >= 0xE4 && static_cast<unsigned char>(byte) <= 0xE9;
}

// The bytes that closing brackets end with.
bool may_close_bracket(char byte) { return byte == ')' || byte == ']' || byte == '\x89' || byte == '\x91'; }

bool is_latin(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == ' ' || letter == '\'';
  });
}

}  // namespace

std::string_view without_note(std::string_view name) {
  if (name.empty() || !may_close_bracket(name.back())) return name;
  for (const Brackets& pair : brackets) {
    if (!name.ends_with(pair.close)) continue;
    const std::size_t open = name.rfind(pair.open);
    if (open == std::string_view::npos || open == 0) continue;
    const std::size_t begin = open + pair.open.size();
    if (begin > name.size() - pair.close.size()) continue;
    const std::string_view note = name.substr(begin, name.size() - pair.close.size() - begin);
    const bool pinyin = !note.empty() && is_chinese(name.front()) && is_latin(note);
    if (pinyin || std::find(notes.begin(), notes.end(), note) != notes.end()) return name.substr(0, open);
  }
  return name;
}

bool names_several(std::string_view name) {
  constexpr std::size_t shortest = 13;  // two names of two characters, and a sign between them; most rows end here
  if (name.size() < shortest || !is_chinese(name.front())) return false;
  return std::any_of(separators.begin(), separators.end(), [name](std::string_view separator) {
    const std::size_t at = name.find(separator);
    return at != std::string_view::npos && at + separator.size() < name.size() &&
           is_chinese(name[at + separator.size()]);
  });
}

}  // namespace starhours::sheets
