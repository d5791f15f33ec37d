package org.claimscreener.engine.standing;

import java.util.Optional;

import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.SubjectKind;

/**
 * A subject. Codes of institutions, practitioners and persons come from different lists and may be alike, so the kind
 * belongs to the key.
 *
 * @param subjectId fixmedins_code, practitioner code or psn_no, of a department as {@link #department} has it; not blank
 */
public record StandingKey(SubjectKind kind, String subjectId) {
    /** Between an institution's code and that of its department. */
    static final char DEPARTMENT_MARK = '/';

    private static final char COLON = ':';

    public StandingKey {
        if (subjectId.isBlank()) {
            throw new IllegalArgumentException("a subject without an id");
        }
    }

    /**
     * The subject of a standing.
     *
     * @throws IllegalArgumentException when its id is blank
     */
    public static StandingKey of(Standing standing) {
        return new StandingKey(standing.getSubjectKind(), standing.getSubjectId());
    }

    /** A department of an institution: {@code H43010200001/A03}. */
    public static StandingKey department(String institutionId, String department) {
        return new StandingKey(SubjectKind.DEPARTMENT, institutionId + DEPARTMENT_MARK + department);
    }

    /** The topic's key: {@code INSTITUTION:H43010200001}. */
    public String encode() {
        return kind.name() + COLON + subjectId;
    }

    /** Reads what {@link #encode} wrote; empty when it did not. */
    public static Optional<StandingKey> decode(String key) {
        int colon = key.indexOf(COLON);
        for (SubjectKind kind : SubjectKind.values()) {
            if (colon > 0
                    && kind.name().equals(key.substring(0, colon))
                    && !key.substring(colon + 1).isBlank()) {
                return Optional.of(new StandingKey(kind, key.substring(colon + 1)));
            }
        }
        return Optional.empty();
    }
}
