# wupan_embed_migrations(<target> <directory> <function>): compiles NNNN_name.sql of the directory into
# `std::span<const wupan::Migration> wupan::<function>()`. A gap in the numbers stops the configuration.
function(wupan_embed_migrations target directory function)
    file(GLOB scripts CONFIGURE_DEPENDS "${directory}/*.sql")
    list(SORT scripts)
    set(entries "")
    set(expected 1)
    foreach(script IN LISTS scripts)
        get_filename_component(name "${script}" NAME_WE)
        if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])_[a-z0-9_]+$")
            message(FATAL_ERROR "Migration ${script} must be named NNNN_name.sql")
        endif()
        math(EXPR version "1${CMAKE_MATCH_1} - 10000")
        if(NOT version EQUAL expected)
            message(FATAL_ERROR "Migration ${expected} is missing in ${directory}")
        endif()
        math(EXPR expected "${expected} + 1")
        file(READ "${script}" sql)
        # SQLite keeps the text of a table with its comments, and reads it anew at every start. No text in quotes holds "--".
        string(REGEX REPLACE "[ ]*--[^\n]*" "" sql "${sql}")
        string(APPEND entries "    {${version}, \"${name}\", R\"sql(${sql})sql\"},\n")
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${script}")
    endforeach()
    set(output "${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp")
    file(CONFIGURE OUTPUT "${output}" CONTENT
"#include \"core/store/database.h\"\n\n#include <array>\n\nnamespace wupan {\n
std::span<const Migration> ${function}();
std::span<const Migration> ${function}()\n{\n    static const std::array kMigrations = std::to_array<Migration>({\n${entries}    });\n    return kMigrations;\n}\n\n} // namespace wupan\n" @ONLY)
    target_sources(${target} PRIVATE "${output}")
endfunction()
