#pragma once

#include "server/api/context.h"

#include <string>

namespace wupan {

/// A FeatureCollection of GeoJSON (RFC 7946) with what the caller may read. Positions are WGS 84,
/// longitude first; a feature without a known position has a null geometry. Contacts are left out:
/// a map needs none.
[[nodiscard]] std::string enterpriseFeatures(StoreTransaction& store, const Caller& caller);
/// Each where its enterprise is.
[[nodiscard]] std::string issueFeatures(StoreTransaction& store, const Caller& caller);

} // namespace wupan
