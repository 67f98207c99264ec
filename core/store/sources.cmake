target_sources(wupan_core PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/attachment_store.cpp
    ${CMAKE_CURRENT_LIST_DIR}/attention_store.cpp
    ${CMAKE_CURRENT_LIST_DIR}/checklist_file_store.cpp
    ${CMAKE_CURRENT_LIST_DIR}/damaged_database.cpp
    ${CMAKE_CURRENT_LIST_DIR}/database.cpp
    ${CMAKE_CURRENT_LIST_DIR}/enterprise_store.cpp
    ${CMAKE_CURRENT_LIST_DIR}/file_upload_store.cpp
    ${CMAKE_CURRENT_LIST_DIR}/folder_lock.cpp
    ${CMAKE_CURRENT_LIST_DIR}/issue_draft_store.cpp
    ${CMAKE_CURRENT_LIST_DIR}/issue_list_query.cpp
    ${CMAKE_CURRENT_LIST_DIR}/issue_search.cpp
    ${CMAKE_CURRENT_LIST_DIR}/issue_store.cpp
    ${CMAKE_CURRENT_LIST_DIR}/meta_store.cpp
    ${CMAKE_CURRENT_LIST_DIR}/outbox_store.cpp
    ${CMAKE_CURRENT_LIST_DIR}/pinyin/pinyin.cpp
    ${CMAKE_CURRENT_LIST_DIR}/record_columns.cpp
    ${CMAKE_CURRENT_LIST_DIR}/record_store.cpp
    ${CMAKE_CURRENT_LIST_DIR}/rescue_store.cpp
    ${CMAKE_CURRENT_LIST_DIR}/salvage_store.cpp
    ${CMAKE_CURRENT_LIST_DIR}/salvaged_rows.cpp
    ${CMAKE_CURRENT_LIST_DIR}/search_index.cpp
    ${CMAKE_CURRENT_LIST_DIR}/search_words.cpp
    ${CMAKE_CURRENT_LIST_DIR}/snapshot_store.cpp
    ${CMAKE_CURRENT_LIST_DIR}/sync_status_store.cpp
    ${CMAKE_CURRENT_LIST_DIR}/tablet.cpp
    ${CMAKE_CURRENT_LIST_DIR}/tablet_erasure.cpp
    ${CMAKE_CURRENT_LIST_DIR}/unknown_record_store.cpp
    ${CMAKE_CURRENT_LIST_DIR}/visit_store.cpp)
wupan_embed_migrations(wupan_core "${CMAKE_CURRENT_LIST_DIR}/migrations" tabletMigrations)

include(WupanPinyin)
wupan_generate_pinyin_table(wupan_core "${CMAKE_CURRENT_LIST_DIR}/pinyin/generate_pinyin_table.cpp")
