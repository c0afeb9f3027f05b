# Packages by CPack: `cpack -G DEB` in the build folder makes ctxcheck and libctxcheck-dev. After install.cmake, whose
# components they are.
set(CPACK_PACKAGE_NAME ctxcheck)
set(CPACK_PACKAGE_VENDOR "The ctxcheck maintainers")
set(CPACK_PACKAGE_CONTACT "The ctxcheck maintainers <maintainers@ctxcheck.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

set(CPACK_GENERATOR TGZ)
set(CPACK_COMPONENTS_ALL program library)
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
# What Debian wants otherwise than everybody else.
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/cmake/debian.cmake")

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME ctxcheck)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "esbuild, graphviz")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
"A model checker for modules in the style of Cloudflare Workers: it explores
every order in which requests arrive, calls complete, timers fire and clients
disconnect, and shows the shortest order that breaks something.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libctxcheck-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS
  "libfmt-dev, libyaml-cpp-dev, nlohmann-json3-dev, libpugixml-dev, libssl-dev")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION
"Static libraries, headers and the CMake package of ctxcheck, for programs of
your own that load specs, search them or replay traces.")

include(CPack)
