package org.claimscreener.engine.knowledge;

import java.util.Optional;

/** One way to fill a cell from a point. Immutable. */
interface CellSource {
    /**
     * The cell, when this way is one for the point.
     *
     * @throws UnplacedException when the point cannot have a row at all
     */
    Optional<String> of(KnowledgePoint point) throws UnplacedException;
}
