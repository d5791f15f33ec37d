/**
 * What the supervision job does about one subject: takes in what concerns it, says each step, and sums up what is in force
 * as its standing. Each matter has a package of its own beside this one; here they come together.
 */
@NullMarked
package org.claimscreener.engine.supervision;

import org.jspecify.annotations.NullMarked;
