#include "run.h"
#include "system_environment.h"

int main(int argc, char** argv) {
  starhours::SystemEnvironment environment;
  return starhours::run({argv + (argc > 0 ? 1 : 0), argv + argc}, environment);
}
