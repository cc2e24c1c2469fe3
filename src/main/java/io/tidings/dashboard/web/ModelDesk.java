package io.tidings.dashboard.web;

import io.tidings.classify.ModelId;

/// Changes champions. Any thread may call it; every method throws [io.tidings.modelregistry.RegistryFailure].
public interface ModelDesk {

    /// @return the champion now
    ModelId promote(String name, ModelId model);

    /// @return the champion now, which was champion before
    ModelId rollback(String name);
}
