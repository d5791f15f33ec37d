/**
 * Declared features: what a pack counts over the past, in which window, by which expressions, and how the expressions are
 * compiled. What is kept of an institution's past, and how, is {@code engine.profile}'s.
 */
@NullMarked
package org.claimscreener.engine.feature;

import org.jspecify.annotations.NullMarked;
