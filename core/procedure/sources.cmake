target_sources(wupan_core PRIVATE
    )
