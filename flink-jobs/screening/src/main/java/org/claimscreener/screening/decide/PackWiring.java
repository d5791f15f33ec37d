package org.claimscreener.screening.decide;

import org.claimscreener.engine.screen.PackWatch;

/**
 * How the deciding operator stands to the packs.
 *
 * @param timed whether their limits of time hold
 * @param watch who is told how each pack does
 */
record PackWiring(boolean timed, PackWatch watch) {}
