#include "run.h"
#include "system_environment.h"

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

namespace {

// Lists of a whole city go back to the system as soon as they are let go of. Left alone, glibc would keep all up to
// 32 MB among small things, where the next longer one finds no room.
void return_large_memory() {
#ifdef M_MMAP_THRESHOLD
  mallopt(M_MMAP_THRESHOLD, 8 << 20);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  return_large_memory();
  starhours::SystemEnvironment environment;
  return starhours::run({argv + (argc > 0 ? 1 : 0), argv + argc}, environment);
}
