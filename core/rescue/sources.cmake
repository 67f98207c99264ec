target_sources(wupan_core PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/rescue_parts.cpp
    ${CMAKE_CURRENT_LIST_DIR}/rescue_reader.cpp
    ${CMAKE_CURRENT_LIST_DIR}/rescue_writer.cpp
    ${CMAKE_CURRENT_LIST_DIR}/sealed_file_reader.cpp
    ${CMAKE_CURRENT_LIST_DIR}/sealed_file_writer.cpp
    ${CMAKE_CURRENT_LIST_DIR}/sealing_keys.cpp)
