# The target `lint` (a step of the workflow preset `dev`).
add_custom_target(lint
    COMMAND "${CMAKE_SOURCE_DIR}/scripts/lint.sh" "${CMAKE_BINARY_DIR}"
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
    USES_TERMINAL VERBATIM)
