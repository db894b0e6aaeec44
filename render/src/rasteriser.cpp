#include "dateline/render/rasteriser.hpp"

#include <cairo-pdf.h>
#include <dlfcn.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>

namespace dateline {
namespace {

constexpr double points_per_pixel = 0.75;

// A library that stays loaded: cairo and GLib keep what they know of fonts for the next picture.
class Library {
 public:
  Library(const char* name, const char* package) {
    handle_ = dlopen(name, RTLD_NOW | RTLD_GLOBAL);
    if (handle_ == nullptr)
      throw RasterError("PNG and PDF need " + std::string(name) +
                        ", which isn't here (Debian: " + package + ")");
  }
  template <class Function>
  void get(Function& function, const char* name) const {
    function = reinterpret_cast<Function>(dlsym(handle_, name));
    if (function == nullptr)
      throw RasterError("PNG and PDF need a newer librsvg: this one has no " + std::string(name));
  }

 private:
  void* handle_ = nullptr;
};

// What is used of the libraries, by the names that their headers give.
struct Functions {
#define DATELINE_FUNCTION(name) decltype(&::name) name = nullptr
  DATELINE_FUNCTION(rsvg_handle_new_from_data);
  DATELINE_FUNCTION(rsvg_handle_get_intrinsic_size_in_pixels);
  DATELINE_FUNCTION(rsvg_handle_render_document);
  DATELINE_FUNCTION(cairo_image_surface_create);
  DATELINE_FUNCTION(cairo_surface_status);
  DATELINE_FUNCTION(cairo_surface_destroy);
  DATELINE_FUNCTION(cairo_surface_finish);
  DATELINE_FUNCTION(cairo_surface_write_to_png_stream);
  DATELINE_FUNCTION(cairo_pdf_surface_create_for_stream);
  DATELINE_FUNCTION(cairo_pdf_surface_set_metadata);
  DATELINE_FUNCTION(cairo_create);
  DATELINE_FUNCTION(cairo_destroy);
  DATELINE_FUNCTION(cairo_status);
  DATELINE_FUNCTION(cairo_scale);
  DATELINE_FUNCTION(cairo_translate);
  DATELINE_FUNCTION(cairo_set_source_rgb);
  DATELINE_FUNCTION(cairo_paint);
  DATELINE_FUNCTION(cairo_show_page);
  DATELINE_FUNCTION(g_object_unref);
  DATELINE_FUNCTION(g_error_free);
#undef DATELINE_FUNCTION

  Functions() {
    const Library rsvg("librsvg-2.so.2", "librsvg2-2");
    const Library cairo("libcairo.so.2", "libcairo2");
    const Library object("libgobject-2.0.so.0", "libglib2.0-0");
    const Library glib("libglib-2.0.so.0", "libglib2.0-0");
#define DATELINE_GET(library, name) library.get(name, #name)
    DATELINE_GET(rsvg, rsvg_handle_new_from_data);
    DATELINE_GET(rsvg, rsvg_handle_get_intrinsic_size_in_pixels);
    DATELINE_GET(rsvg, rsvg_handle_render_document);
    DATELINE_GET(cairo, cairo_image_surface_create);
    DATELINE_GET(cairo, cairo_surface_status);
    DATELINE_GET(cairo, cairo_surface_destroy);
    DATELINE_GET(cairo, cairo_surface_finish);
    DATELINE_GET(cairo, cairo_surface_write_to_png_stream);
    DATELINE_GET(cairo, cairo_pdf_surface_create_for_stream);
    DATELINE_GET(cairo, cairo_pdf_surface_set_metadata);
    DATELINE_GET(cairo, cairo_create);
    DATELINE_GET(cairo, cairo_destroy);
    DATELINE_GET(cairo, cairo_status);
    DATELINE_GET(cairo, cairo_scale);
    DATELINE_GET(cairo, cairo_translate);
    DATELINE_GET(cairo, cairo_set_source_rgb);
    DATELINE_GET(cairo, cairo_paint);
    DATELINE_GET(cairo, cairo_show_page);
    DATELINE_GET(object, g_object_unref);
    DATELINE_GET(glib, g_error_free);
#undef DATELINE_GET
  }
};

const Functions& functions() {
  static const Functions loaded;
  return loaded;
}

using Surface = std::unique_ptr<cairo_surface_t, decltype(&::cairo_surface_destroy)>;
using Context = std::unique_ptr<cairo_t, decltype(&::cairo_destroy)>;

// The SVG, read.
class Drawing {
 public:
  explicit Drawing(std::string_view svg) {
    const Functions& f = functions();
    GError* error = nullptr;
    handle_ = f.rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(),
                                          &error);
    if (handle_ == nullptr) fail(error);
    if (f.rsvg_handle_get_intrinsic_size_in_pixels(handle_, &width_, &height_) == FALSE ||
        !(width_ >= 1) || !(height_ >= 1)) {
      f.g_object_unref(handle_);
      throw RasterError("the picture has no size");
    }
  }
  ~Drawing() { functions().g_object_unref(handle_); }
  Drawing(const Drawing&) = delete;
  Drawing& operator=(const Drawing&) = delete;

  double width() const { return width_; }
  double height() const { return height_; }

  void draw(cairo_t* context) const {
    const RsvgRectangle viewport{0, 0, width_, height_};
    GError* error = nullptr;
    if (functions().rsvg_handle_render_document(handle_, context, &viewport, &error) == FALSE)
      fail(error);
  }

 private:
  [[noreturn]] static void fail(GError* error) {
    std::string message = "librsvg can't draw the picture";
    if (error != nullptr) {
      message += ": " + std::string(error->message);
      functions().g_error_free(error);
    }
    throw RasterError(message);
  }

  RsvgHandle* handle_ = nullptr;
  gdouble width_ = 0, height_ = 0;
};

cairo_status_t append(void* out, const unsigned char* data, unsigned int length) noexcept {
  try {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  } catch (...) {  // must not pass through C
    return CAIRO_STATUS_NO_MEMORY;
  }
}

void expect(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS) throw RasterError("cairo can't draw the picture");
}

}  // namespace

std::string to_png(std::string_view svg, double scale) {
  const Functions& f = functions();
  const Drawing drawing(svg);
  constexpr double most = 32767;  // of cairo's image surfaces
  const double width = std::ceil(drawing.width() * scale);
  const double height = std::ceil(drawing.height() * scale);
  if (!(width <= most) || !(height <= most))
    throw RasterError("a PNG has at most 32767 pixels a side; this picture has " +
                      std::to_string(static_cast<long long>(width)) + " x " +
                      std::to_string(static_cast<long long>(height)) +
                      " (a smaller --scale, or SVG or PDF, will do)");
  const Surface surface(f.cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width),
                                                     static_cast<int>(height)),
                        f.cairo_surface_destroy);
  expect(f.cairo_surface_status(surface.get()));
  {
    const Context context(f.cairo_create(surface.get()), f.cairo_destroy);
    f.cairo_set_source_rgb(context.get(), 1, 1, 1);
    f.cairo_paint(context.get());
    f.cairo_scale(context.get(), scale, scale);
    drawing.draw(context.get());
    expect(f.cairo_status(context.get()));
  }
  std::string png;
  expect(f.cairo_surface_write_to_png_stream(surface.get(), append, &png));
  return png;
}

std::optional<PageSize> parse_page_size(std::string_view name) {
  struct Paper {
    std::string_view name;
    PageSize size;
  };
  // ISO 216 and ANSI sizes, upright.
  constexpr std::array<Paper, 7> papers = {{{"a3", {841.89, 1190.55}},
                                            {"a4", {595.28, 841.89}},
                                            {"a5", {419.53, 595.28}},
                                            {"b5", {498.90, 708.66}},
                                            {"letter", {612, 792}},
                                            {"legal", {612, 1008}},
                                            {"tabloid", {792, 1224}}}};
  constexpr std::string_view turned = "-landscape";
  const bool landscape = name.ends_with(turned);
  if (landscape) name.remove_suffix(turned.size());
  for (const Paper& paper : papers)
    if (paper.name == name)
      return landscape ? PageSize{paper.size.height, paper.size.width} : paper.size;
  return std::nullopt;
}

std::string to_pdf(std::string_view svg, const PdfOptions& options) {
  const Functions& f = functions();
  const Drawing drawing(svg);
  double scale = points_per_pixel * options.scale;
  PageSize page{drawing.width() * scale, drawing.height() * scale};
  double left = 0, top = 0;
  if (options.page) {
    constexpr double margin = 36;
    page = *options.page;
    scale = std::min({scale, (page.width - 2 * margin) / drawing.width(),
                      (page.height - 2 * margin) / drawing.height()});
    left = (page.width - drawing.width() * scale) / 2;
    top = margin;
  }
  constexpr double most = 14'400;  // points: ISO 32000-1, annex C.2
  if (!(page.width <= most) || !(page.height <= most))
    throw RasterError("a PDF page is at most 200 inches long; give it a page: --page a4");
  std::string pdf;
  {
    const Surface surface(
        f.cairo_pdf_surface_create_for_stream(append, &pdf, page.width, page.height),
        f.cairo_surface_destroy);
    expect(f.cairo_surface_status(surface.get()));
    std::string created = to_iso(options.created.value_or(LocalSeconds{}));
    if (created.find('T') == std::string::npos) created += "T00:00:00";
    for (const auto which : {CAIRO_PDF_METADATA_CREATE_DATE, CAIRO_PDF_METADATA_MOD_DATE})
      f.cairo_pdf_surface_set_metadata(surface.get(), which, created.c_str());
    f.cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Dateline");
    f.cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE,
                                     options.title.c_str());
    {
      const Context context(f.cairo_create(surface.get()), f.cairo_destroy);
      f.cairo_translate(context.get(), left, top);
      f.cairo_scale(context.get(), scale, scale);
      drawing.draw(context.get());
      f.cairo_show_page(context.get());
      expect(f.cairo_status(context.get()));
    }
    f.cairo_surface_finish(surface.get());
    expect(f.cairo_surface_status(surface.get()));
  }
  return pdf;
}

}  // namespace dateline
