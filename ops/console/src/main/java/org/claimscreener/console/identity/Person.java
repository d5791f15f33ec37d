package org.claimscreener.console.identity;

import java.util.Optional;
import java.util.Set;

import org.claimscreener.wire.record.ActorRole;

/**
 * Somebody who is signed in.
 *
 * @param id under which the person acts; 1 to 255 visible ASCII characters, no name
 * @param displayName shown to the person alone, never logged
 * @param roles at least one, unless there is a duty
 * @param duties none of somebody who speaks for an institution: it may be what a tip is about
 * @param institutionId for whom a person in the role INSTITUTION speaks: fixmedins_code
 */
public record Person(
        String id, String displayName, Set<ActorRole> roles, Set<Duty> duties, Optional<String> institutionId) {
    public Person {
        roles = Set.copyOf(roles);
        duties = Set.copyOf(duties);
        if ((roles.isEmpty() && duties.isEmpty())
                || roles.contains(ActorRole.INSTITUTION) != institutionId.isPresent()
                || (institutionId.isPresent() && !duties.isEmpty())) {
            throw new IllegalArgumentException("a person without a role, or with an institution that does not fit it");
        }
    }

    /** Somebody without duties. */
    public Person(String id, String displayName, Set<ActorRole> roles, Optional<String> institutionId) {
        this(id, displayName, roles, Set.of(), institutionId);
    }
}
