target_sources(wupan_core PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/assistance.cpp
    ${CMAKE_CURRENT_LIST_DIR}/credit_code.cpp
    ${CMAKE_CURRENT_LIST_DIR}/distance.cpp
    ${CMAKE_CURRENT_LIST_DIR}/issue_facts.cpp
    ${CMAKE_CURRENT_LIST_DIR}/issue_procedure.cpp
    ${CMAKE_CURRENT_LIST_DIR}/lights.cpp
    ${CMAKE_CURRENT_LIST_DIR}/notices.cpp
    ${CMAKE_CURRENT_LIST_DIR}/park_rules.cpp
    ${CMAKE_CURRENT_LIST_DIR}/step_checks.cpp
    ${CMAKE_CURRENT_LIST_DIR}/step_refusal.cpp
    ${CMAKE_CURRENT_LIST_DIR}/step_table.cpp
    ${CMAKE_CURRENT_LIST_DIR}/time_limits.cpp
    ${CMAKE_CURRENT_LIST_DIR}/visit_rules.cpp
    ${CMAKE_CURRENT_LIST_DIR}/visit_suggestions.cpp
    ${CMAKE_CURRENT_LIST_DIR}/working_days.cpp)
