target_sources(wupan_core PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/dependency_order.cpp
    ${CMAKE_CURRENT_LIST_DIR}/evaluator.cpp
    ${CMAKE_CURRENT_LIST_DIR}/filling_session.cpp
    ${CMAKE_CURRENT_LIST_DIR}/form_definition.cpp
    ${CMAKE_CURRENT_LIST_DIR}/form_reader.cpp
    ${CMAKE_CURRENT_LIST_DIR}/form_xml.cpp
    ${CMAKE_CURRENT_LIST_DIR}/functions.cpp
    ${CMAKE_CURRENT_LIST_DIR}/lexer.cpp
    ${CMAKE_CURRENT_LIST_DIR}/parser.cpp
    ${CMAKE_CURRENT_LIST_DIR}/value.cpp)
