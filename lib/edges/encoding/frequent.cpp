#include "encoding/frequent.h"

#include <unicode/ucnv.h>

#include <string>
#include <string_view>

namespace starhours::encoding {
namespace {

constexpr std::string_view simplified =
    "的一是不了在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会"
    "自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手"
    "十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把"
    "法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什"
    "打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军"
    "产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安"
    "表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任"
    "至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃"
    "义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留"
    "红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基"
    "派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广"
    "改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落"
    "视济喜离虽坏兴姓签退愿编号序份证备注街村项岗负责束钟累班级午晚星假迟男族貌团"
    "群职址邮箱微属织称类型段登考勤录卡状态环境卫扫劝敬助残帮扶宣垃圾图馆医培训值"
    "巡逻防疫核酸献血植树护河诊支慰童妇独居维修刘陈杨赵吴徐孙朱胡郭罗郑梁谢宋唐韩"
    "冯邓曹彭曾肖田董袁潘蒋蔡余杜叶苏魏吕丁沈姚卢姜崔谭陆汪范廖贾夏韦付邹孟熊秦邱"
    "尹薛闫雷侯龙陶黎贺顾郝龚邵严覃戴莫孔汤芳娜敏静秀丽磊洋勇艳杰娟涛超霞刚桂兰玉"
    "萍梅伟辉鹏婷雪琳佳慧欣宇浩轩梓涵诺晨阳零省县镇乡室栋楼";

constexpr std::string_view traditional =
    "的一是不了在人有我他這中大來上個國到說們為子和你地出道也時年得就那要下以生會"
    "自著去之過家學對可里後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手"
    "十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進把"
    "法此實回二理美點月明其種聲全工己話兒者向情部正名定女問力機給等幾很業最間新什"
    "打便位因重被走電四第門相次東政海口使教西再平真聽世氣信北少關並內加化由卻代軍"
    "產入先山五太水萬市眼體別處總才場師書比住員九笑性通目華報立馬命張活難神數件安"
    "表原車白應路期叫死常提感金何更反合放做系計或司利受光王果親界及今京務制解各任"
    "至清物台象記邊共風戰乾接它許八特覺望直服毛林題建南度統色字請交愛讓認算論百吃"
    "義科怎元社術結六功指思非流每青管夫連遠資隊跟帶花快條院變聯言權往展該領傳近留"
    "紅治決周保達辦運武半候七必城父強步完革深區即求品士轉量空甚眾技輕程告江語英基"
    "派滿式李息寫呢識極令黃德收臉錢黨倒未持取設始版雙歷越史商千片容研像找友孩站廣"
    "改議形委早房音火際則首單據導影失拿網香似斯專石若兵弟誰校讀志飛觀爭究包組造落"
    "視濟喜離雖壞興姓簽退願編號序份證備注街村項崗負責束鐘累班級午晚星假遲男族貌團"
    "群職址郵箱微屬織稱類型段登考勤錄卡狀態環境衛掃勸敬助殘幫扶宣垃圾圖館醫培訓值"
    "巡邏防疫核酸獻血植樹護河診支慰童婦獨居維修劉陳楊趙吳徐孫朱胡郭羅鄭梁謝宋唐韓"
    "馮鄧曹彭曾肖田董袁潘蔣蔡余杜葉蘇魏呂丁沈姚盧姜崔譚陸汪範廖賈夏韋付鄒孟熊秦邱"
    "尹薛閆雷侯龍陶黎賀顧郝龔邵嚴覃戴莫孔湯芳娜敏靜秀麗磊洋勇艷傑娟濤超霞剛桂蘭玉"
    "萍梅偉輝鵬婷雪琳佳慧欣宇浩軒梓涵諾晨陽零省縣鎮鄉室棟樓裡裏臺隻鍾麵雲云髮復複"
    "覆製準准係繫范週註冊箇籤參餘机幹誌訊絡構碼";

TwoByteCodes codes_of(std::string_view characters, const char* converter) {
  TwoByteCodes codes;
  std::string encoded(characters.size(), '\0');
  UErrorCode error = U_ZERO_ERROR;
  const std::int32_t length =
      ucnv_convert(converter, "UTF-8", encoded.data(), static_cast<std::int32_t>(encoded.size()), characters.data(),
                   static_cast<std::int32_t>(characters.size()), &error);
  if (U_FAILURE(error)) return codes;
  for (std::size_t at = 0; at + 1 < static_cast<std::size_t>(length); at += 2) {
    codes.set(static_cast<std::size_t>(static_cast<unsigned char>(encoded[at])) << 8U |
              static_cast<unsigned char>(encoded[at + 1]));
  }
  return codes;
}

}  // namespace

const TwoByteCodes& frequent_in_gb() {
  static const TwoByteCodes codes = codes_of(simplified, "GB18030");
  return codes;
}

const TwoByteCodes& frequent_in_big5() {
  static const TwoByteCodes codes = codes_of(traditional, "windows-950-2000");
  return codes;
}

}  // namespace starhours::encoding
