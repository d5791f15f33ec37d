package org.claimscreener.console;

import java.util.Optional;
import java.util.Set;

import org.claimscreener.console.identity.Duty;
import org.claimscreener.console.identity.Person;
import org.claimscreener.wire.record.ActorRole;

/** Invented persons, named after their roles. */
public final class TestPersons {
    public static final String HOSPITAL = "H43010200001";
    public static final String PHARMACY = "P43010200017";

    public static final Person REVIEWER = inside("reviewer-1", ActorRole.REVIEWER);
    public static final Person REVIEWER_2 = inside("reviewer-2", ActorRole.REVIEWER);
    public static final Person SENIOR = inside("senior-1", ActorRole.SENIOR_REVIEWER);
    public static final Person COLLEGE = inside("college-1", ActorRole.COLLEGIAL_MEMBER);
    public static final Person SUPERVISOR = inside("supervisor-1", ActorRole.SUPERVISOR);
    public static final Person AUDITOR = inside("auditor-1", ActorRole.AUDITOR);
    public static final Person OPERATOR = inside("operator-1", ActorRole.OPERATOR);
    public static final Person HOSPITAL_CLERK = new Person(
            "institution:" + HOSPITAL, "医保办 (" + HOSPITAL + ")", Set.of(ActorRole.INSTITUTION), Optional.of(HOSPITAL));
    public static final Person PHARMACY_CLERK = new Person(
            "institution:" + PHARMACY, "医保办 (" + PHARMACY + ")", Set.of(ActorRole.INSTITUTION), Optional.of(PHARMACY));

    public static final Person TIPS = tipDesk("tips-1");
    public static final Person TIPS_2 = tipDesk("tips-2");

    public static final Set<Person> ALL = Set.of(
            REVIEWER,
            REVIEWER_2,
            SENIOR,
            COLLEGE,
            SUPERVISOR,
            AUDITOR,
            OPERATOR,
            HOSPITAL_CLERK,
            PHARMACY_CLERK,
            TIPS,
            TIPS_2);

    private TestPersons() {}

    /** The person of an id. */
    public static Optional<Person> find(String id) {
        return ALL.stream().filter(person -> person.id().equals(id)).findFirst();
    }

    private static Person tipDesk(String id) {
        return new Person(id, id, Set.of(), Set.of(Duty.TIP_DESK), Optional.empty());
    }

    private static Person inside(String id, ActorRole role) {
        return new Person(id, id, Set.of(role), Optional.empty());
    }
}
