// texts.h -- sheets in every encoding, written by another converter than the one that is tested.
#pragma once

#include <starhours/encoding.h>

#include <doctest/doctest.h>
#include <iconv.h>
#include <support/slow_source.h>

#include <string>
#include <string_view>

namespace starhours::test {

constexpr Encoding every_encoding[] = {Encoding::utf8,    Encoding::utf16le, Encoding::utf16be,
                                       Encoding::gb18030, Encoding::big5,    Encoding::windows1252};

// `text` as iconv writes it in the encoding of that name.
inline std::string in(const char* name, std::string_view text) {
  const iconv_t converter = iconv_open(name, "UTF-8");
  REQUIRE(converter != reinterpret_cast<iconv_t>(-1));
  std::string from(text);
  std::string to(4 * from.size() + 4, '\0');
  char* at = from.data();
  std::size_t left = from.size();
  char* target = to.data();
  std::size_t room = to.size();
  const std::size_t strange = iconv(converter, &at, &left, &target, &room);
  iconv_close(converter);
  REQUIRE_MESSAGE(strange == 0, name, ": ", text);
  to.resize(to.size() - room);
  return to;
}

inline std::string in(Encoding encoding, std::string_view text) {
  return in(encoding == Encoding::big5 ? "CP950" : std::string(name_of(encoding)).c_str(), text);
}

// All of `bytes` decoded, coming `step` at a time into buffers of `room`.
inline std::string all_of(std::string_view bytes, Encoding encoding, std::size_t step = 4096, std::size_t room = 1000) {
  SlowSource source(bytes, step);
  const auto text = decoded(source, encoding);
  std::string whole;
  std::string buffer(room, '\0');
  for (;;) {
    const auto taken = text->read(buffer);
    REQUIRE(taken);
    if (*taken == 0) return whole;
    whole += std::string_view(buffer).substr(0, *taken);
  }
}

constexpr std::string_view simplified_sheet =
    "序号,姓名,身份证号,联系电话,活动名称,日期,签到时间,签退时间,备注\r\n"
    "1,张三,610881190103050015,19900001000,周五爱国卫生大扫除,2025/3/7,14:30,17:00,\r\n"
    "2,阿依古丽·买买提,,19900001001,“一老一小”关爱行动,2025/3/8,9:00,11:30,迟到——已说明\r\n"
    "3,欧阳龘,,19900001002,敬老院,2025/3/8,9:00,11:30,\r\n";
constexpr std::string_view traditional_sheet =
    "編號,姓名,電話,活動名稱,日期,簽到時間,簽退時間,備註\r\n"
    "1,陳大文,19900001000,社區清潔日,2025/3/7,14:30,17:00,\r\n"
    "2,林美玲,19900001001,長者探訪服務,2025/3/8,9:00,11:30,遲到\r\n";
constexpr std::string_view western_sheet =
    "Name,Activity,Date,In,Out\r\n"
    "José García,Café de l’amitié,2025-03-07,14:30,17:00\r\n"
    "Zoë Müller,Straßenfest,2025-03-08,9:00,11:30\r\n"
    "Conceição Simões,Ação de limpeza – praça,2025-03-08,9:00,11:30\r\n";

}  // namespace starhours::test
