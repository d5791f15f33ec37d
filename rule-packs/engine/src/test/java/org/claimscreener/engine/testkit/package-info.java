/** Fixtures named for their meaning, changed by one call that shows what matters in a test. */
@NullMarked
package org.claimscreener.engine.testkit;

import org.jspecify.annotations.NullMarked;
