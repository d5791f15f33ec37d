/**
 * Measures what the rule packs find in labelled traffic and what they leave alone. The traffic is made by the generator, screened
 * by the real job as {@code ops/screener screen} does it, and held against its labels here.
 */
@NullMarked
package org.claimscreener.accuracy;

import org.jspecify.annotations.NullMarked;
