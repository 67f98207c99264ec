# The pinyin table is made by a program that runs while building. When cross-compiling (Android, iOS),
# point WUPAN_PINYIN_GENERATOR at the one of a build for this machine.
set(WUPAN_PINYIN_GENERATOR "" CACHE FILEPATH "generate_pinyin_table built for this machine")

function(wupan_generate_pinyin_table target source)
    set(generator "${WUPAN_PINYIN_GENERATOR}")
    if(NOT generator)
        if(CMAKE_CROSSCOMPILING)
            message(FATAL_ERROR "Cross-compiling needs WUPAN_PINYIN_GENERATOR")
        endif()
        add_executable(generate_pinyin_table "${source}")
        target_link_libraries(generate_pinyin_table PRIVATE wupan_flags ICU::uc ICU::i18n)
        set(generator generate_pinyin_table)
    endif()
    set(table "${CMAKE_BINARY_DIR}/generated/core/store/pinyin/pinyin_table.inc")
    file(MAKE_DIRECTORY "${CMAKE_BINARY_DIR}/generated/core/store/pinyin")
    add_custom_command(OUTPUT "${table}" COMMAND ${generator} "${table}" DEPENDS ${generator} VERBATIM)
    target_sources(${target} PRIVATE "${table}")
endfunction()
