target_sources(wupan_core PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/base64.cpp
    ${CMAKE_CURRENT_LIST_DIR}/compression.cpp
    ${CMAKE_CURRENT_LIST_DIR}/csv_lines.cpp
    ${CMAKE_CURRENT_LIST_DIR}/durable_file.cpp
    ${CMAKE_CURRENT_LIST_DIR}/hash.cpp
    ${CMAKE_CURRENT_LIST_DIR}/json.cpp
    ${CMAKE_CURRENT_LIST_DIR}/file_name.cpp
    ${CMAKE_CURRENT_LIST_DIR}/media_type.cpp
    ${CMAKE_CURRENT_LIST_DIR}/percent_encoding.cpp
    ${CMAKE_CURRENT_LIST_DIR}/result.cpp
    ${CMAKE_CURRENT_LIST_DIR}/time.cpp
    ${CMAKE_CURRENT_LIST_DIR}/utf8.cpp
    ${CMAKE_CURRENT_LIST_DIR}/uuid.cpp)
