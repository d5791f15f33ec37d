package org.claimscreener.engine.standing;

import java.util.Optional;
import java.util.regex.Pattern;

import org.claimscreener.wire.record.SubjectKind;

/** Ids by which a subject can be found. Stateless, thread-safe. */
public final class SubjectIds {
    /** Visible ASCII, so that two ids that look alike are alike. */
    private static final Pattern ID = Pattern.compile("[!-~]{1," + StandingLimits.MAX_ID_LENGTH + "}");

    /** fixmedins_code: H or P, six digits of area, five more places. */
    private static final String INSTITUTION = "[HP][0-9]{6}[0-9A-Z]{5}";

    private static final Pattern INSTITUTION_ID = Pattern.compile(INSTITUTION);
    private static final Pattern DEPARTMENT_ID = Pattern.compile(INSTITUTION + "/[!-~]{1,30}");

    private SubjectIds() {}

    /** What is wrong with an id, to be said after its field's name; empty when nothing is. */
    public static Optional<String> problem(SubjectKind kind, String id) {
        Pattern form = switch (kind) {
            case INSTITUTION -> INSTITUTION_ID;
            case DEPARTMENT -> DEPARTMENT_ID;
            case PRACTITIONER, PATIENT -> ID;
        };
        if (form.matcher(id).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kind) {
                    case INSTITUTION -> "is no fixmedins_code, as H43010200001";
                    case DEPARTMENT -> "is no fixmedins_code, a slash and a department's code, as H43010200001/A03";
                    case PRACTITIONER, PATIENT ->
                        "is not 1 to " + StandingLimits.MAX_ID_LENGTH + " visible ASCII characters";
                });
    }
}
