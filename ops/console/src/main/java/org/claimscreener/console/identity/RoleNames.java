package org.claimscreener.console.identity;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.claimscreener.wire.record.ActorRole;

/**
 * How the provider calls our roles. Names that are not among them say nothing.
 *
 * @param roles by the provider's name, which is compared exactly
 */
public record RoleNames(Map<String, ActorRole> roles) {
    public RoleNames {
        roles = Map.copyOf(roles);
        if (roles.isEmpty() || roles.keySet().stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("no role has a name at the provider, or a name is blank");
        }
    }

    /** Unless said: {@code reviewer}, {@code senior-reviewer}, {@code collegial-member}, and so on. */
    public static RoleNames usual() {
        Map<String, ActorRole> names = new LinkedHashMap<>();
        for (ActorRole role : ActorRole.values()) {
            names.put(usual(role), role);
        }
        return new RoleNames(names);
    }

    /** Our own name of a role at a provider. */
    public static String usual(ActorRole role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
