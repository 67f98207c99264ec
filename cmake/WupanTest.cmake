# <QTest> tells every test where it was built, for QFINDTESTDATA, which none uses; a text that differs from test to
# test would keep them from sharing its compiled form.
get_target_property(definitions Qt6::Test INTERFACE_COMPILE_DEFINITIONS)
list(FILTER definitions EXCLUDE REGEX "QT_TESTCASE_")
set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS "${definitions}")

# wupan_test(<name> [SOURCES <file>...] [LIBS <target>...]): one Qt Test executable and its ctest.
# <name>.cpp is its source unless SOURCES says otherwise. Runs off-screen; a warning of Qt is fatal; the device
# stands in another time zone than the park.
function(wupan_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBS")
    if(NOT arg_SOURCES)
        set(arg_SOURCES "${name}.cpp")
    endif()
    add_executable(${name} ${arg_SOURCES})
    # moc 6.4 stumbles over <concepts> when it knows the language version, which it does not need.
    set_target_properties(${name} PROPERTIES AUTOMOC ON AUTOMOC_COMPILER_PREDEFINES OFF)
    target_link_libraries(${name} PRIVATE wupan_core Qt6::Test ${arg_LIBS})
    # The compiled headers of the modules that <QTest> will find; see tests/support.
    if("${arg_LIBS}" MATCHES "Qt6::Gui|wupan_viewmodels")
        target_precompile_headers(${name} REUSE_FROM wupan_headers_of_window_tests)
    elseif("${arg_LIBS}" MATCHES "Qt6::Network|wupan_app|wupan_e2e_support|wupan_platform|wupan_simulation")
        target_precompile_headers(${name} REUSE_FROM wupan_headers_of_network_tests)
    else()
        target_precompile_headers(${name} REUSE_FROM wupan_headers_of_tests)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        TIMEOUT 300 ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_FATAL_WARNINGS=1;LC_ALL=C.UTF-8;TZ=EST5")
endfunction()
