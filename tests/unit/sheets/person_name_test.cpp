#include <doctest/doctest.h>
#include <sheets/person_name.h>

#include <string>
#include <utility>
#include <vector>

using namespace starhours::sheets;

TEST_CASE("a note in brackets is no part of a name, but what tells people apart is") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"李四（队长）", "李四"},
      {"李四(志愿者)", "李四"},
      {"张三（Zhang San）", "张三"},
      {"张三(zhang'er)", "张三"},
      {"李四（补签)", "李四"},
      {"王芳（大）", "王芳（大）"},
      {"王芳(2)", "王芳(2)"},
      {"王芳（一班）", "王芳（一班）"},
      {"（队长）", "（队长）"},
      {"John (Johnny)", "John (Johnny)"},
      {"李四（）", "李四（）"},
      {"李四", "李四"},
      {"", ""},
  };
  for (const auto& entry : table) {
    const std::string& name = entry.first;
    CAPTURE(name);
    CHECK(without_note(name) == entry.second);
  }
}

TEST_CASE("a list of names is told from a name") {
  CHECK(names_several("张三、李四"));
  CHECK(names_several("张三，李四，王五"));
  CHECK(names_several("张三/李四"));
  CHECK_FALSE(names_several("阿依古丽·买买提"));
  CHECK_FALSE(names_several("Smith, Alice"));
  CHECK_FALSE(names_several("张三、"));
  CHECK_FALSE(names_several("张三/2"));
}
