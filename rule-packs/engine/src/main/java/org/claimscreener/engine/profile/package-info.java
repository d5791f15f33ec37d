/**
 * The institution's past: declared features over windows of the settlement's own time, folded forward and back.
 */
@NullMarked
package org.claimscreener.engine.profile;

import org.jspecify.annotations.NullMarked;
