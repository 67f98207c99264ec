# How every target is compiled: C++20, all warnings as errors, hardening in optimized builds.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

find_program(WUPAN_CCACHE ccache)
if(WUPAN_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${WUPAN_CCACHE}")
endif()

add_library(wupan_flags INTERFACE)
target_compile_options(wupan_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<CONFIG:Debug>:-Werror>
    # In optimized builds GCC 12 sees overflows in std::string that are not there (GCC bug 105651).
    $<$<NOT:$<CONFIG:Debug>>:-Wno-array-bounds;-Wno-restrict;-Wno-stringop-overflow>
    $<$<CONFIG:Release,RelWithDebInfo>:-fstack-protector-strong -D_FORTIFY_SOURCE=2>)
target_link_options(wupan_flags INTERFACE -Wl,-z,relro,-z,now)
target_include_directories(wupan_flags INTERFACE "${CMAKE_SOURCE_DIR}" "${CMAKE_BINARY_DIR}/generated")

set(WUPAN_SANITIZE "" CACHE STRING "Sanitizers to build with, as for -fsanitize=")
if(WUPAN_SANITIZE)
    add_compile_options(-fsanitize=${WUPAN_SANITIZE} -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${WUPAN_SANITIZE})
endif()
if(WUPAN_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link,address -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address)
endif()
