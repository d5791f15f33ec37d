package org.claimscreener.verifier.check;

import org.claimscreener.verifier.book.Group;

/**
 * One promise. Told of everything in the order of reading: inputs before their answers. Reports to its {@link Tally}. A
 * later step that adds a topic adds its own check, and a method here that tells of it.
 */
interface Check {
    /** An input. */
    default void input(Seen.Input seen) {}

    /** A decision; the book has it already. */
    default void decision(Seen.OfDecision seen) {}

    /** A receipt; the book has it already. */
    default void receipt(Seen.OfReceipt seen) {}

    /** A dead letter; the book has it already. */
    default void letter(Seen.Letter seen) {}

    /** A step of a hold, or a command refused, as committed readers see it. */
    default void hold(Seen.OfHold seen) {}

    /** A record of ours that nobody can read. */
    default void unreadable(Seen.Unreadable seen) {}

    /** A decision or receipt that was seen before is in the committed view now. */
    default void committed(int partition, long offset) {}

    /** Everything up to the noted ends was told; {@link #judge} follows for each group about which something is new. */
    default void beginJudging(Horizon horizon) {}

    /**
     * Looks at inputs that are answered together.
     *
     * @return whether it must look again later, because something may still come
     */
    default boolean judge(Group group, Horizon horizon) {
        return false;
    }

    /** After {@link #judge}. */
    default void endJudging(Horizon horizon) {}
}
