/** Who did what for a person, as a chain of records in which any edit, gap or truncation shows. */
@NullMarked
package org.claimscreener.audit;

import org.jspecify.annotations.NullMarked;
