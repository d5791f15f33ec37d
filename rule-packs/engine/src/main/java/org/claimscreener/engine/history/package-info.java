/**
 * The patient's past: what is remembered of a visit, for how long, and how a withdrawal takes it back.
 */
@NullMarked
package org.claimscreener.engine.history;

import org.jspecify.annotations.NullMarked;
