package org.claimscreener.screening.packs;

import java.io.Serializable;

/** Where the packs come from that decide: an input of the job, never part of its code. Travels with the job. */
public sealed interface PackSource extends Serializable permits PackArchives, OrderedPacks {
    /** Whether the packs' limits of time hold. */
    boolean timed();
}
