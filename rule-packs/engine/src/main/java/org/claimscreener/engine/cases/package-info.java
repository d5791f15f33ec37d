/**
 * A pack's cases: settlements as an author writes them, screened the way every settlement is, and compared with what the
 * author expects. For author tools and tests; nothing here takes part in a decision.
 */
@NullMarked
package org.claimscreener.engine.cases;

import org.jspecify.annotations.NullMarked;
