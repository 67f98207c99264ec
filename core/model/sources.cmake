target_sources(wupan_core PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/catalog.cpp
    ${CMAKE_CURRENT_LIST_DIR}/field_value.cpp)
