target_sources(wupan_core PRIVATE
    ${CMAKE_CURRENT_LIST_DIR}/database.cpp)
wupan_embed_migrations(wupan_core "${CMAKE_CURRENT_LIST_DIR}/migrations" tabletMigrations)
