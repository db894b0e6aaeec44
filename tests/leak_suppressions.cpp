// What LeakSanitizer needn't tell of: fontconfig, which PNG and PDF are drawn with, keeps what it
// knows of the machine's fonts until the program ends.
extern "C" __attribute__((visibility("default"))) const char*
__lsan_default_suppressions();  // NOLINT: the sanitizer's own name
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig\nleak:libpango\nleak:libcairo\n";
}
