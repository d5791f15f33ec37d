/**
 * Credit: what confirmed outcomes of holds mean for practitioners (points of a calendar year) and institutions (a score and
 * its grade), how that is taken back, and how a subject contests it. Whatever bites is proposed to a person, who orders it
 * by a directive; nothing here orders anything. Pure: book and event in, book and events out, time as an argument.
 *
 * <p>Sources: State Council Order 735 (2021), articles 31 and 33; the guiding opinions on the payment qualification of
 * practitioners (published 2024-09-27), for points, bands and what they lead to. Institution grades are provincial: the
 * scheme is configuration.
 */
@NullMarked
package org.claimscreener.engine.credit;

import org.jspecify.annotations.NullMarked;
