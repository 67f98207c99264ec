target_sources(wupan_core PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/database.cpp)
