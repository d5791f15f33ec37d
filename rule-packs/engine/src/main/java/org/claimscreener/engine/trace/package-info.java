/**
 * Trace codes of drug packs: which codes a settlement carries, who used a code before, what a withdrawn settlement gives
 * back. Knows neither where memory lies nor how questions travel.
 */
@NullMarked
package org.claimscreener.engine.trace;

import org.jspecify.annotations.NullMarked;
