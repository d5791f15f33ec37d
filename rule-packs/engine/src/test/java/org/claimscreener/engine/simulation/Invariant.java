package org.claimscreener.engine.simulation;

import java.util.function.Consumer;

/** Something that must hold when a schedule has come to its end. */
interface Invariant {
    /** Reports each way in which it does not hold. */
    void check(Evidence evidence, Consumer<String> violations);
}
