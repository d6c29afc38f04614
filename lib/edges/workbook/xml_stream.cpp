#include "workbook/xml_stream.h"

#include <expat.h>
#include <fmt/format.h>

#include <utility>

namespace starhours::workbook {
namespace {

constexpr int chunk = 128 * 1024;
// One tag or comment must lie in memory whole, and is read again with each chunk.
constexpr std::uint64_t longest_token = std::uint64_t{8} << 20U;
constexpr unsigned deepest = 256;
constexpr char space_mark = '|';

}  // namespace

struct XmlStream::Callbacks {
  static XmlStream& of(void* data) { return *static_cast<XmlStream*>(data); }

  static void start(void* data, const XML_Char* name, const XML_Char** attributes) {
    XmlStream& stream = of(data);
    if (stream.stopped_) return;
    if (++stream.depth_ > deepest) {
      stream.fail(error(Kind::damaged_file, fmt::format("the part \"{}\" nests its elements more than {} deep",
                                                        stream.part_.name(), deepest)));
      return;
    }
    stream.handler_->start(stream.names_ == XmlNames::bare ? bare(name) : name, attributes);
  }

  static void end(void* data, const XML_Char* name) {
    XmlStream& stream = of(data);
    if (stream.stopped_) return;
    --stream.depth_;
    stream.handler_->end(stream.names_ == XmlNames::bare ? bare(name) : name);
  }

  static void text(void* data, const XML_Char* piece, int size) {
    XmlStream& stream = of(data);
    if (!stream.stopped_) stream.handler_->text({piece, static_cast<std::size_t>(size)});
  }

  // No program writes one into a workbook; entities are how a small file becomes a large one.
  static void doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    XmlStream& stream = of(data);
    stream.fail(error(Kind::damaged_file,
                      fmt::format("the part \"{}\" declares a document type, and parts of a workbook have none",
                                  stream.part_.name())));
  }
};

void XmlStream::Free::operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }

XmlStream::XmlStream(Part part, XmlHandler& handler, XmlNames names)
    : part_(std::move(part)),
      handler_(&handler),
      names_(names),
      parser_(names == XmlNames::spaced ? XML_ParserCreateNS(nullptr, space_mark) : XML_ParserCreate(nullptr)) {
  XML_SetUserData(parser_.get(), this);
  XML_SetElementHandler(parser_.get(), Callbacks::start, Callbacks::end);
  XML_SetCharacterDataHandler(parser_.get(), Callbacks::text);
  XML_SetStartDoctypeDeclHandler(parser_.get(), Callbacks::doctype);
}

XmlStream::State XmlStream::broken() {
  if (!failure_ && !stopped_) {
    failure_ =
        error(Kind::damaged_file,
              fmt::format("the part \"{}\" is damaged at line {}: {}", part_.name(),
                          XML_GetCurrentLineNumber(parser_.get()), XML_ErrorString(XML_GetErrorCode(parser_.get()))),
              "open the workbook, save it again and import that file");
  }
  stopped_ = true;
  return failure_ ? State::failed : State::ended;
}

XmlStream::State XmlStream::advance() {
  while (!stopped_) {
    XML_Status status = XML_STATUS_OK;
    if (std::exchange(paused_, false)) {
      status = XML_ResumeParser(parser_.get());
    } else if (last_) {
      stopped_ = true;
      break;
    } else {
      void* buffer = XML_GetBuffer(parser_.get(), chunk);
      if (buffer == nullptr) return broken();
      const std::size_t count = part_.read({static_cast<char*>(buffer), static_cast<std::size_t>(chunk)});
      if (part_.failure()) {
        failure_ = part_.failure();
        return broken();
      }
      fed_ += count;
      last_ = count == 0;
      status = XML_ParseBuffer(parser_.get(), static_cast<int>(count), last_ ? XML_TRUE : XML_FALSE);
    }
    if (status == XML_STATUS_ERROR) return broken();
    if (status == XML_STATUS_SUSPENDED) return State::paused;
    const XML_Index at = XML_GetCurrentByteIndex(parser_.get());
    if (fed_ > longest_token && (at < 0 || fed_ - longest_token > static_cast<std::uint64_t>(at))) {
      failure_ = error(Kind::damaged_file,
                       fmt::format("the part \"{}\" has a tag of more than {} bytes", part_.name(), longest_token));
      return broken();
    }
  }
  return failure_ ? State::failed : State::ended;
}

void XmlStream::pause() {
  if (stopped_) return;
  paused_ = true;
  XML_StopParser(parser_.get(), XML_TRUE);
}

void XmlStream::stop() {
  if (stopped_) return;
  stopped_ = true;
  XML_StopParser(parser_.get(), XML_FALSE);
}

void XmlStream::fail(Problem problem) {
  if (!failure_) failure_ = std::move(problem);
  stop();
}

std::optional<Problem> read_part(Package& package, std::string_view name, std::uint64_t most, XmlHandler& handler,
                                 XmlNames names) {
  auto part = package.part(name, most);
  if (!part) return std::move(part.error());
  XmlStream stream(std::move(*part), handler, names);
  while (stream.advance() == XmlStream::State::paused) {
  }
  return stream.failure();
}

std::string_view bare(std::string_view name) { return name.substr(name.find(':') + 1); }

std::string_view attribute(XmlAttributes attributes, std::string_view name) {
  for (; *attributes != nullptr; attributes += 2) {
    if (bare(*attributes) == name) return attributes[1];
  }
  return {};
}

}  // namespace starhours::workbook
