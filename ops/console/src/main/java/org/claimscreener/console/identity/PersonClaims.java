package org.claimscreener.console.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.wire.record.ActorRole;
import org.jspecify.annotations.Nullable;

/** Reads what a provider says of somebody. Immutable. */
final class PersonClaims {
    private static final int MOST_NAME = 100;
    private static final String ID = "[\\x21-\\x7e]{1,255}";
    private static final String INSTITUTION = "[A-Za-z0-9]{1,30}";

    private final ClaimNames names;

    PersonClaims(ClaimNames names) {
        this.names = names;
    }

    /**
     * The person.
     *
     * @param claims as the provider gave them
     * @throws SignInRefusedException when the person has no role here, or id, roles and institution do not fit
     */
    Person of(Map<String, Object> claims) throws SignInRefusedException {
        List<String> named = texts(find(claims, names.roles()));
        Set<ActorRole> roles = names.names().of(named);
        Set<Duty> duties = names.names().dutiesOf(named);
        if (roles.isEmpty() && duties.isEmpty()) {
            throw new SignInRefusedException(SignInRefusal.NO_ROLE);
        }
        String id = text(claims.get("sub"));
        Optional<String> institution = roles.contains(ActorRole.INSTITUTION)
                ? Optional.of(text(find(claims, names.institution())))
                : Optional.empty();
        if (!id.matches(ID)
                || institution.filter(code -> !code.matches(INSTITUTION)).isPresent()
                || (institution.isPresent() && !duties.isEmpty())) {
            throw new SignInRefusedException(SignInRefusal.UNFIT_PERSON);
        }
        return new Person(id, name(claims, id), roles, duties, institution);
    }

    private static String name(Map<String, Object> claims, String id) {
        for (String claim : List.of("name", "preferred_username")) {
            String name = text(claims.get(claim)).replaceAll("\\p{Cntrl}", " ").strip();
            if (!name.isEmpty()) {
                return name.substring(0, Math.min(name.length(), MOST_NAME));
            }
        }
        return id;
    }

    private static @Nullable Object find(Map<String, Object> claims, String path) {
        Object found = claims.get(path);
        if (found != null) {
            return found;
        }
        Object at = claims;
        for (String step : path.split("\\.", -1)) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at;
    }

    private static String text(@Nullable Object claim) {
        return claim instanceof String text ? text : "";
    }

    private static List<String> texts(@Nullable Object claim) {
        if (claim instanceof String text) {
            return List.of(text);
        }
        List<String> texts = new ArrayList<>();
        if (claim instanceof Iterable<?> list) {
            list.forEach(each -> texts.add(text(each)));
        }
        return texts;
    }
}
