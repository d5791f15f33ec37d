package org.claimscreener.launcher.rebuild;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.claimscreener.engine.feature.InstitutionFeature;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.profile.InstitutionDesk;
import org.claimscreener.engine.profile.ProfileFold;
import org.claimscreener.launcher.packs.PackLibrary;
import org.claimscreener.wire.record.PackRef;
import org.jspecify.annotations.Nullable;

/**
 * The institution's desk as each set of packs has it. Features that a pack had counted beside, before it came in force, are
 * noted: since when they were, no decision says. Not thread-safe.
 */
final class Desks {
    private final PackLibrary library;
    private final boolean asGiven;
    private final Set<String> given;
    private final InstitutionDesk ofGiven;
    private final Map<String, Optional<InstitutionDesk>> bySet = new HashMap<>();
    private final Set<String> definitions = new HashSet<>();
    private final SortedSet<String> countedBeside = new TreeSet<>();

    /**
     * With the packs of a library.
     *
     * @param asGiven only those that were given are counted, whatever decided
     */
    Desks(PackLibrary library, boolean asGiven) {
        this.library = library;
        this.asGiven = asGiven;
        this.given = library.given().stream().map(RulePack::digest).collect(Collectors.toSet());
        this.ofGiven = desk(library.given());
    }

    private static InstitutionDesk desk(List<RulePack> packs) {
        return new InstitutionDesk(new ProfileFold(packs.stream()
                .flatMap(pack -> pack.compiledFeatures().ofInstitutions().stream())
                .toList()));
    }

    /** Whether all of these are counted by the desk that they get. */
    boolean knows(List<PackRef> packs) {
        return asGiven
                ? packs.stream().allMatch(pack -> given.contains(pack.getDigest()))
                : known(packs).isPresent();
    }

    /** Their desk, or that of what was given when they are not at hand or not known. */
    InstitutionDesk of(@Nullable List<PackRef> packs) {
        return asGiven || packs == null ? ofGiven : known(packs).orElse(ofGiven);
    }

    private Optional<InstitutionDesk> known(List<PackRef> packs) {
        String key = packs.stream().map(PackRef::getDigest).collect(Collectors.joining(","));
        Optional<InstitutionDesk> desk = bySet.get(key);
        if (desk == null) {
            desk = found(packs);
            bySet.put(key, desk);
        }
        return desk;
    }

    private Optional<InstitutionDesk> found(List<PackRef> packs) {
        List<RulePack> found = new ArrayList<>();
        for (PackRef ref : packs) {
            if (!(library.find(ref) instanceof PackLibrary.Pack pack)) {
                return Optional.empty();
            }
            found.add(pack.pack());
        }
        found.forEach(this::note);
        return Optional.of(desk(found));
    }

    private void note(RulePack pack) {
        for (InstitutionFeature feature : pack.compiledFeatures().ofInstitutions()) {
            boolean isNew = definitions.add(feature.declaration().definition());
            if (isNew && library.wasShadow(pack.digest())) {
                countedBeside.add(feature.declaration().name());
            }
        }
    }

    /** Names of features that were counted before they were in force, in a pack that was evaluated beside. */
    SortedSet<String> countedBeside() {
        return countedBeside;
    }
}
