# What `cmake --install` puts where: the program with its manual page and completions, and the library with its headers.
# Two components, so that they can become two packages: `program` and `library`.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# ---- the program

# The program writes them from its own options.
set(generated "${PROJECT_BINARY_DIR}/generated")
set(manual "${generated}/ctxcheck.1")
set(outputs "${manual}")
set(commands COMMAND ctxcheck manual > "${manual}")
foreach(shell bash zsh fish)
  list(APPEND outputs "${generated}/completion.${shell}")
  list(APPEND commands COMMAND ctxcheck completion ${shell} > "${generated}/completion.${shell}")
endforeach()
file(MAKE_DIRECTORY "${generated}")
add_custom_command(OUTPUT ${outputs} ${commands} DEPENDS ctxcheck VERBATIM)
add_custom_target(ctxcheck_manual ALL DEPENDS ${outputs})

install(TARGETS ctxcheck COMPONENT program)
install(FILES "${manual}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT program)
install(FILES "${generated}/completion.bash" RENAME ctxcheck
  DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" COMPONENT program)
install(FILES "${generated}/completion.zsh" RENAME _ctxcheck
  DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions" COMPONENT program)
install(FILES "${generated}/completion.fish" RENAME ctxcheck.fish
  DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" COMPONENT program)
install(FILES README.md LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT program)
install(FILES specs/README.md DESTINATION "${CMAKE_INSTALL_DOCDIR}/specs" COMPONENT program)
install(FILES specs/ci/github-workflow.yml DESTINATION "${CMAKE_INSTALL_DOCDIR}/specs/ci" COMPONENT program)
install(FILES model/README.md model/semantics.md DESTINATION "${CMAKE_INSTALL_DOCDIR}/model" COMPONENT program)

# ---- the library

# Every folder but those of the command line. The target ctxcheck::ctxcheck is all of it; ctxcheck::search and so on are
# its parts.
get_property(libraries GLOBAL PROPERTY CTXCHECK_LIBRARIES)
list(REMOVE_ITEM libraries ctxcheck_cli ctxcheck_usage)
add_library(ctxcheck_all INTERFACE)
target_link_libraries(ctxcheck_all INTERFACE ${libraries})
set_target_properties(ctxcheck_all PROPERTIES EXPORT_NAME ctxcheck)
set(include_folder "${CMAKE_INSTALL_INCLUDEDIR}/ctxcheck")
foreach(library IN LISTS libraries)
  string(REPLACE ctxcheck_ "" part ${library})
  set_target_properties(${library} PROPERTIES EXPORT_NAME ${part})
  # Where our own sources find them: "search/search.hpp".
  get_target_property(folder ${library} SOURCE_DIR)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE "${folder}" "${folder}/*.hpp")
  foreach(header IN LISTS headers)
    cmake_path(GET header PARENT_PATH below)
    install(FILES "${folder}/${header}" DESTINATION "${include_folder}/${part}/${below}" COMPONENT library)
  endforeach()
endforeach()
install(TARGETS ${libraries} ctxcheck_all EXPORT ctxcheckTargets
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT library
  INCLUDES DESTINATION "${include_folder}")

set(config_folder "${CMAKE_INSTALL_LIBDIR}/cmake/ctxcheck")
install(EXPORT ctxcheckTargets NAMESPACE ctxcheck:: DESTINATION "${config_folder}" COMPONENT library)
configure_package_config_file(cmake/ctxcheckConfig.cmake.in "${PROJECT_BINARY_DIR}/ctxcheckConfig.cmake"
  INSTALL_DESTINATION "${config_folder}")
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/ctxcheckConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/ctxcheckConfig.cmake" "${PROJECT_BINARY_DIR}/ctxcheckConfigVersion.cmake"
  DESTINATION "${config_folder}" COMPONENT library)
