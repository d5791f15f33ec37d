package org.claimscreener.engine.simulation;

/**
 * Something that may happen next.
 *
 * @param weight how often it is tried, against the others'
 */
record Move(String name, int weight, Step step) {

    /** How it happens. */
    interface Step {
        /** Tries it; false when it could not happen now, and then it changed nothing. */
        boolean happens(World world);
    }
}
