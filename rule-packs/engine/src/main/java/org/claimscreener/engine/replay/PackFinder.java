package org.claimscreener.engine.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.wire.record.PackRef;

/** Finds the very packs that a decision names, compiled untimed. */
@FunctionalInterface
public interface PackFinder {
    /** Those packs, or why one of them is not to be had. What is found may be used until the next call. */
    Found find(List<PackRef> named);

    /** What was found. */
    sealed interface Found {}

    /** All of them, in the order in which they are named. */
    record All(List<CompiledPack> packs) implements Found {
        public All {
            packs = List.copyOf(packs);
        }
    }

    /**
     * At least one is not to be had.
     *
     * @param why which, by its digest, and what to do
     */
    record Missing(String why) implements Found {}

    /** Among packs that are at hand, which stay the caller's to close. */
    static PackFinder among(List<CompiledPack> atHand) {
        Map<String, CompiledPack> byDigest = new TreeMap<>();
        atHand.forEach(pack -> byDigest.put(pack.pack().digest(), pack));
        return named -> {
            List<CompiledPack> found = new ArrayList<>();
            for (PackRef ref : named) {
                CompiledPack pack = byDigest.get(ref.getDigest());
                if (pack == null) {
                    return new Missing(inWords(ref) + " decided it and is not at hand; name its folder or archive");
                }
                found.add(pack);
            }
            return new All(found);
        };
    }

    /** Id, version and digest. */
    static String inWords(PackRef ref) {
        return "pack " + ref.getPackId() + " " + ref.getVersion() + " (" + ref.getDigest() + ")";
    }
}
