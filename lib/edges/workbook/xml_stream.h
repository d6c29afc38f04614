// xml_stream.h -- the elements of a part, one after the other, as it is unpacked.
#pragma once

#include "workbook/package.h"

#include <starhours/problem.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct XML_ParserStruct;

namespace starhours::workbook {

// How names of elements and attributes are told.
enum class XmlNames : std::uint8_t {
  bare,    // "row" of <x:row>; attributes of any prefix too
  spaced,  // "urn:…:xmlns:table:1.0|table-row"; attributes without a prefix stand bare
};

// Names and values of an element's attributes, in turn; a null pointer ends them. Hold during start() alone.
using XmlAttributes = const char* const*;

class XmlHandler {
 public:
  XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;
  virtual ~XmlHandler() = default;

  virtual void start(std::string_view name, XmlAttributes attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;
};

class XmlStream {
 public:
  enum class State : std::uint8_t { paused, ended, failed };

  // REQUIRES: `handler` outlives the stream.
  XmlStream(Part part, XmlHandler& handler, XmlNames names);
  XmlStream(const XmlStream&) = delete;
  XmlStream& operator=(const XmlStream&) = delete;
  ~XmlStream() = default;

  // Tells the handler of the elements until it pauses or stops the stream, or the part is at its end.
  [[nodiscard]] State advance();
  [[nodiscard]] const std::optional<Problem>& failure() const { return failure_; }

  // For the handler. A pause goes on with the next element; after stop() and fail() nothing comes.
  void pause();
  void stop();
  void fail(Problem problem);

 private:
  struct Free {
    void operator()(XML_ParserStruct* parser) const;
  };
  struct Callbacks;

  [[nodiscard]] State broken();

  Part part_;
  XmlHandler* handler_;
  XmlNames names_;
  std::unique_ptr<XML_ParserStruct, Free> parser_;
  std::uint64_t fed_ = 0;
  unsigned depth_ = 0;
  bool paused_ = false;
  bool last_ = false;
  bool stopped_ = false;
  std::optional<Problem> failure_;
};

// Tells `handler` of a whole part.
[[nodiscard]] std::optional<Problem> read_part(Package& package, std::string_view name, std::uint64_t most,
                                               XmlHandler& handler, XmlNames names = XmlNames::bare);

// The value of the attribute `name`, or empty.
[[nodiscard]] std::string_view attribute(XmlAttributes attributes, std::string_view name);
// "row" of "x:row".
[[nodiscard]] std::string_view bare(std::string_view name);
// xsd:boolean
[[nodiscard]] inline bool is_true(std::string_view value) { return value == "1" || value == "true"; }

}  // namespace starhours::workbook
