/** Working days and public holidays, and the deadlines counted by them, as the State Council's yearly notices have them. Data, not rules: a day that no notice covers is not guessed. */
@NullMarked
package org.claimscreener.engine.calendar;

import org.jspecify.annotations.NullMarked;
