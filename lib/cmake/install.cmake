# `cmake --install`: the command, the library for find_package(starhours), the schemas.
include(CMakePackageConfigHelpers)
get_property(rooms GLOBAL PROPERTY STARHOURS_ROOMS)
install(TARGETS ${rooms} EXPORT starhoursTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT starhoursTargets NAMESPACE starhours:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/starhours)
install(DIRECTORY lib/include/starhours DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY schemas/ DESTINATION ${CMAKE_INSTALL_DATADIR}/starhours/schemas)
install(DIRECTORY examples/maps DESTINATION ${CMAKE_INSTALL_DATADIR}/starhours)
configure_package_config_file(lib/cmake/starhoursConfig.cmake.in starhoursConfig.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/starhours)
write_basic_package_version_file(starhoursConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/starhoursConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/starhoursConfigVersion.cmake
              lib/cmake/Findcctz.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/starhours)
