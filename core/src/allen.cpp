#include "dateline/core/allen.hpp"

namespace dateline {

static_assert(inverse(AllenRelation::begins) == AllenRelation::begun_by);
static_assert(inverse(inverse(AllenRelation::is_included)) == AllenRelation::is_included);

}  // namespace dateline
