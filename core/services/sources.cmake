target_sources(wupan_core PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/attachment_service.cpp
    ${CMAKE_CURRENT_LIST_DIR}/attention_service.cpp
    ${CMAKE_CURRENT_LIST_DIR}/checklist_versions.cpp
    ${CMAKE_CURRENT_LIST_DIR}/issue_draft_service.cpp
    ${CMAKE_CURRENT_LIST_DIR}/issue_service.cpp
    ${CMAKE_CURRENT_LIST_DIR}/visit_service.cpp)
