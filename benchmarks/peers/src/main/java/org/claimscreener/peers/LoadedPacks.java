package org.claimscreener.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.feature.InstitutionFeature;
import org.claimscreener.engine.pack.FeatureNames;
import org.claimscreener.engine.pack.PackArchive;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.profile.InstitutionDesk;
import org.claimscreener.engine.profile.ProfileFold;
import org.claimscreener.engine.screen.Screener;
import org.claimscreener.wire.record.PackRef;

/**
 * The packs that decide from start to end, compiled and warmed up. Thread-safe.
 *
 * @param refs as decisions name them, by id
 * @param desk counts what the packs declare about institutions
 * @param screener decides by them
 */
record LoadedPacks(List<PackRef> refs, InstitutionDesk desk, Screener screener) {
    LoadedPacks {
        refs = List.copyOf(refs);
    }

    /**
     * Reads built archives.
     *
     * @param folder holds them and nothing else
     * @throws IOException when there is none, or one cannot be used
     */
    static LoadedPacks read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.sorted().toList();
        }
        if (files.isEmpty()) {
            throw new IOException("There is no rule pack in " + folder
                    + "; build some with rule-packs/packctl build and put them there");
        }
        List<RulePack> packs = new ArrayList<>();
        for (Path file : files) {
            try {
                packs.add(PackArchive.read(file.toString(), Files.readAllBytes(file)));
            } catch (PackRefusedException e) {
                throw new IOException("The rule pack " + file + " is refused: " + e.getMessage(), e);
            }
        }
        return of(packs, true);
    }

    /**
     * Compiles packs, which tries all their rules until they are warm.
     *
     * @param timed whether their limits of time hold
     * @throws IOException when they cannot be used together
     */
    static LoadedPacks of(List<RulePack> packs, boolean timed) throws IOException {
        List<RulePack> byId =
                packs.stream().sorted(Comparator.comparing(RulePack::id)).toList();
        List<String> clashes = FeatureNames.clashes(byId);
        if (!clashes.isEmpty()) {
            throw new IOException("The rule packs do not go together: " + String.join("; ", clashes));
        }
        List<CompiledPack> compiled = new ArrayList<>();
        List<InstitutionFeature> features = new ArrayList<>();
        for (RulePack pack : byId) {
            try {
                compiled.add(timed ? CompiledPack.compile(pack) : CompiledPack.compileUntimed(pack));
            } catch (PackRefusedException e) {
                throw new IOException("The rule pack " + pack.id() + " does not compile: " + e.getMessage(), e);
            }
            features.addAll(pack.compiledFeatures().ofInstitutions());
        }
        return new LoadedPacks(
                byId.stream()
                        .map(pack -> new PackRef(pack.id(), pack.version(), pack.digest()))
                        .toList(),
                new InstitutionDesk(new ProfileFold(features)),
                new Screener(compiled));
    }
}
