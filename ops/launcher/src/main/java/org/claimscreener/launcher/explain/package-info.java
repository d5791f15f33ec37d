/**
 * One recorded decision: found in the log with all that it rested on, evaluated again, and told to a person.
 */
@NullMarked
package org.claimscreener.launcher.explain;

import org.jspecify.annotations.NullMarked;
