target_sources(wupan_core PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/apply_change.cpp
    ${CMAKE_CURRENT_LIST_DIR}/apply_step.cpp
    ${CMAKE_CURRENT_LIST_DIR}/change.cpp
    ${CMAKE_CURRENT_LIST_DIR}/engine.cpp
    ${CMAKE_CURRENT_LIST_DIR}/event_reader.cpp
    ${CMAKE_CURRENT_LIST_DIR}/file_uploader.cpp
    ${CMAKE_CURRENT_LIST_DIR}/headquarters_clock.cpp
    ${CMAKE_CURRENT_LIST_DIR}/local_rows.cpp
    ${CMAKE_CURRENT_LIST_DIR}/merge.cpp
    ${CMAKE_CURRENT_LIST_DIR}/messages.cpp
    ${CMAKE_CURRENT_LIST_DIR}/retry_after.cpp
    ${CMAKE_CURRENT_LIST_DIR}/salvage.cpp
    ${CMAKE_CURRENT_LIST_DIR}/session.cpp
    ${CMAKE_CURRENT_LIST_DIR}/sync_schedule.cpp
    ${CMAKE_CURRENT_LIST_DIR}/text_merge.cpp
    ${CMAKE_CURRENT_LIST_DIR}/thumbnail_download.cpp
    ${CMAKE_CURRENT_LIST_DIR}/unneeded_files.cpp)
