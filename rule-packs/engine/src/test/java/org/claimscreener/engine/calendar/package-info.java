/** Tests of the calendar. */
@NullMarked
package org.claimscreener.engine.calendar;

import org.jspecify.annotations.NullMarked;
