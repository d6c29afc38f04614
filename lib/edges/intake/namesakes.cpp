#include "intake/namesakes.h"

#include <algorithm>
#include <iterator>

namespace starhours {

Result<std::vector<Volunteer>> Namesakes::like(const Mention& mention) {
  const Known own_strength = strength(mention);
  const auto crowd = crowds_.find({mention.name, own_strength});
  if (crowd == crowds_.end()) {
    auto like = book_.volunteers_like(mention);
    if (!like || like->size() <= crowd_size || own_strength == Known::by_id) return like;
    std::copy_if(like->begin(), like->end(), std::back_inserter(crowds_[{mention.name, own_strength}]),
                 [&](const Volunteer& one) { return one.name == mention.name && one.known < own_strength; });
    return like;
  }
  Mention but_for_the_name = mention;
  but_for_the_name.name.clear();
  but_for_the_name.id = provisional_id(mention);
  auto like = book_.volunteers_like(but_for_the_name);
  if (!like) return like;
  std::copy_if(crowd->second.begin(), crowd->second.end(), std::back_inserter(*like),
               [&mention](const Volunteer& one) { return !contradicts(one, mention); });
  return like;
}

}  // namespace starhours
