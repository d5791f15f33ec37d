package org.claimscreener.engine.hold;

import org.claimscreener.wire.record.ActorRole;
import org.jspecify.annotations.Nullable;

/** Somebody who gives commands. */
record Actor(String id, ActorRole role, @Nullable String institutionId) {
    static final Actor REVIEWER = new Actor("r1", ActorRole.REVIEWER, null);
    static final Actor OTHER_REVIEWER = new Actor("r2", ActorRole.REVIEWER, null);
    static final Actor SENIOR = new Actor("s1", ActorRole.SENIOR_REVIEWER, null);
    static final Actor OTHER_SENIOR = new Actor("s2", ActorRole.SENIOR_REVIEWER, null);
    static final Actor HOSPITAL = new Actor("h1", ActorRole.INSTITUTION, DeskUnderTest.INSTITUTION);
    static final Actor STRANGER = new Actor("h2", ActorRole.INSTITUTION, "H43010200009");
    static final Actor SUPERVISOR = new Actor("b1", ActorRole.SUPERVISOR, null);
    static final Actor AUDITOR = new Actor("a1", ActorRole.AUDITOR, null);

    static Actor member(int number) {
        return new Actor("c" + number, ActorRole.COLLEGIAL_MEMBER, null);
    }

    Actor as(ActorRole other) {
        return new Actor(id, other, institutionId);
    }
}
