/// `tidings plan`: how much of everything so many reviews a day take, with the arithmetic shown.
///
/// Reading order: Load, Costs, Plan, PlanCommand. The figures in Costs were measured; `.github/CAPACITY.md` says how.
@NullMarked
package io.tidings.app.plan;

import org.jspecify.annotations.NullMarked;
