package org.claimscreener.console.identity.dev;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.console.identity.Duty;
import org.claimscreener.wire.record.ActorRole;

/**
 * Somebody whom anybody may be.
 *
 * @param id letters, digits, colon and hyphen, at most 60
 * @param name of a part, never a real person's
 * @param roles may be empty: without a duty, that person is let in nowhere
 * @param institution for whom a person in the role INSTITUTION speaks
 */
public record DevPerson(String id, String name, Set<ActorRole> roles, Set<Duty> duties, Optional<String> institution) {
    public DevPerson {
        roles = Set.copyOf(roles);
        duties = Set.copyOf(duties);
        if (!id.matches("[A-Za-z0-9:-]{1,60}") || name.isBlank()) {
            throw new IllegalArgumentException("a development person without a plain id or a name");
        }
    }

    /** Somebody without duties. */
    public DevPerson(String id, String name, Set<ActorRole> roles, Optional<String> institution) {
        this(id, name, roles, Set.of(), institution);
    }

    /**
     * What a demonstration needs: of each role as many as a hold needs different people.
     *
     * @param institutions fixmedins_code of those for whom somebody may speak
     */
    public static List<DevPerson> usual(List<String> institutions) {
        List<DevPerson> persons = new ArrayList<>();
        several(persons, "reviewer", 2, ActorRole.REVIEWER);
        several(persons, "senior", 2, ActorRole.SENIOR_REVIEWER);
        several(persons, "college", 3, ActorRole.COLLEGIAL_MEMBER);
        several(persons, "supervisor", 1, ActorRole.SUPERVISOR);
        several(persons, "auditor", 1, ActorRole.AUDITOR);
        several(persons, "operator", 1, ActorRole.OPERATOR);
        for (String id : List.of("tips-1", "tips-2")) {
            persons.add(new DevPerson(id, "Tip desk " + id, Set.of(), Set.of(Duty.TIP_DESK), Optional.empty()));
        }
        for (String code : institutions) {
            persons.add(institution(code));
        }
        return List.copyOf(persons);
    }

    /** Somebody who speaks for an institution. */
    static DevPerson institution(String code) {
        return new DevPerson(
                "institution:" + code, "Institution " + code, Set.of(ActorRole.INSTITUTION), Optional.of(code));
    }

    private static void several(List<DevPerson> persons, String part, int count, ActorRole role) {
        String title = part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
        for (int number = 1; number <= count; number++) {
            persons.add(new DevPerson(part + "-" + number, title + " " + number, Set.of(role), Optional.empty()));
        }
    }
}
