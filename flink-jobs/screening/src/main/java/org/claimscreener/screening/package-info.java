/**
 * The screening job: how a settlement flows from its log to the one binding decision. {@link
 * org.claimscreener.screening.ScreeningJob} reads as the data's path; the operators load, call the engine, store and
 * emit. Nothing is decided here.
 */
@NullMarked
package org.claimscreener.screening;

import org.jspecify.annotations.NullMarked;
