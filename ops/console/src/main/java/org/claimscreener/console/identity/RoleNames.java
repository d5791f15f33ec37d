package org.claimscreener.console.identity;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.claimscreener.wire.record.ActorRole;

/**
 * How the provider calls our roles and duties. Names that are not among them say nothing.
 *
 * @param roles by the provider's name, which is compared exactly
 * @param duties the same
 */
public record RoleNames(Map<String, ActorRole> roles, Map<String, Duty> duties) {
    public RoleNames {
        roles = Map.copyOf(roles);
        duties = Map.copyOf(duties);
        if ((roles.isEmpty() && duties.isEmpty())
                || Stream.concat(roles.keySet().stream(), duties.keySet().stream())
                        .anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("no role has a name at the provider, or a name is blank");
        }
    }

    /** Nobody has a duty. */
    public RoleNames(Map<String, ActorRole> roles) {
        this(roles, Map.of());
    }

    /** Unless said: {@code reviewer}, {@code senior-reviewer}, {@code collegial-member}, {@code tip-desk}, and so on. */
    public static RoleNames usual() {
        Map<String, ActorRole> names = new LinkedHashMap<>();
        for (ActorRole role : ActorRole.values()) {
            names.put(usual(role), role);
        }
        Map<String, Duty> duties = new LinkedHashMap<>();
        for (Duty duty : Duty.values()) {
            duties.put(usual(duty), duty);
        }
        return new RoleNames(names, duties);
    }

    /** Our own name of a role or duty at a provider. */
    public static String usual(Enum<?> role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Set<Duty> dutiesOf(Iterable<String> named) {
        Set<Duty> found = EnumSet.noneOf(Duty.class);
        for (String name : named) {
            Duty duty = duties.get(name);
            if (duty != null) {
                found.add(duty);
            }
        }
        return found;
    }

    Set<ActorRole> of(Iterable<String> named) {
        Set<ActorRole> found = EnumSet.noneOf(ActorRole.class);
        for (String name : named) {
            ActorRole role = roles.get(name);
            if (role != null) {
                found.add(role);
            }
        }
        return found;
    }
}
