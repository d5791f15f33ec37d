/**
 * The holds job: how withheld money goes through review, from the logs of decisions and commands to the log of steps. {@link
 * org.claimscreener.holds.HoldsJob} reads as the data's path; {@code flink-jobs/HOLDS.md} says what it does. Nothing is
 * decided here.
 */
@NullMarked
package org.claimscreener.holds;

import org.jspecify.annotations.NullMarked;
