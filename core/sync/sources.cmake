target_sources(wupan_core PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/change.cpp
    ${CMAKE_CURRENT_LIST_DIR}/merge.cpp
    ${CMAKE_CURRENT_LIST_DIR}/messages.cpp)
