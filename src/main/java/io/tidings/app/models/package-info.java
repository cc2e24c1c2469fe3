/// The commands of the models topic: `tidings models list`, `show`, `publish`, `promote`, `rollback`, `diff`, `fetch`,
/// `delete`.
///
/// [io.tidings.app.models.ModelsCommand] lists them, [io.tidings.app.models.RegistryOptions] is what all of them take,
/// [io.tidings.app.models.ModelLine] what a model looks like in their output. Ids are given by as many digits as tell
/// them apart.
@NullMarked
package io.tidings.app.models;

import org.jspecify.annotations.NullMarked;
