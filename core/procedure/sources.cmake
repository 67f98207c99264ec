target_sources(wupan_core PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/credit_code.cpp
    ${CMAKE_CURRENT_LIST_DIR}/lights.cpp
    ${CMAKE_CURRENT_LIST_DIR}/time_limits.cpp
    ${CMAKE_CURRENT_LIST_DIR}/working_days.cpp)
