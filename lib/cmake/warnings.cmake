# The warnings every target of ours is built with, and the sanitizers asked for.
add_library(starhours_flags INTERFACE)
target_compile_options(starhours_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
if(STARHOURS_SANITIZE)
  target_compile_options(starhours_flags INTERFACE -fsanitize=${STARHOURS_SANITIZE} -fno-omit-frame-pointer
                                                   -fno-sanitize-recover=undefined)
  target_link_options(starhours_flags INTERFACE -fsanitize=${STARHOURS_SANITIZE})
endif()
