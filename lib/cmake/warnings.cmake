# The warnings every target of ours is built with, and the sanitizers asked for.
add_library(starhours_flags INTERFACE)
target_compile_options(starhours_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # gcc 12 sees overlaps in std::string that cannot be (GCC bug 105651).
  target_compile_options(starhours_flags INTERFACE -Wno-restrict)
endif()
if(NOT STARHOURS_SANITIZE)
  # Code made to be watched looks uninitialised to gcc here and there; the plain builds judge.
  target_compile_options(starhours_flags INTERFACE -Werror)
endif()
if(STARHOURS_SANITIZE)
  target_compile_options(starhours_flags INTERFACE -fsanitize=${STARHOURS_SANITIZE} -fno-omit-frame-pointer
                                                   -fno-sanitize-recover=undefined)
  target_link_options(starhours_flags INTERFACE -fsanitize=${STARHOURS_SANITIZE})
endif()
if(STARHOURS_FUZZ)
  # The rooms tell the fuzzer which ways an input took; without it the fuzzer is blind but for its own file.
  target_compile_options(starhours_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
