package org.claimscreener.audit;

/**
 * Something that an untouched chain does not have.
 *
 * @param kind which kind
 * @param writerId whose chain; blank when that cannot be told
 * @param sequence number of the record concerned; 0 when that cannot be told
 * @param place where it was seen, as the one who feeds the check names places; blank when nowhere
 * @param meaning what was seen and what it means, for people
 */
public record AuditProblem(Kind kind, String writerId, long sequence, String place, String meaning) {
    /** What kinds there are. */
    public enum Kind {
        /** A record is not what was hashed, or the one before it is not. */
        EDITED,
        /** Records are missing, with later ones there. */
        GAP,
        /** A record stands behind a later one. */
        OUT_OF_ORDER,
        /** A number is there twice: another writer went on from an old end, or a record was put in again. */
        FORKED,
        /** The chain ends before a place up to which it was once signed. */
        TRUNCATED,
        /** A checkpoint's signature is not its key's. */
        BAD_SIGNATURE,
        /** A checkpoint was signed with a key that is not known as its writer's. */
        UNKNOWN_KEY,
        /** A checkpoint names another hash than the chain has there. */
        CHECKPOINT_DIFFERS,
        /** It stands under another key than its writer's id. */
        MISPLACED,
        /** Nobody can read it. */
        UNREADABLE
    }

    /** One line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind.name());
        if (!writerId.isBlank()) {
            text.append(' ').append(writerId);
        }
        if (sequence > 0) {
            text.append('#').append(sequence);
        }
        if (!place.isBlank()) {
            text.append(' ').append(place);
        }
        return text.append(": ").append(meaning).toString();
    }
}
