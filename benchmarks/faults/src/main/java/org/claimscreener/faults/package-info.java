/** The fault harness: its command, its faults in order, its verdicts and its report. */
@NullMarked
package org.claimscreener.faults;

import org.jspecify.annotations.NullMarked;
