package org.claimscreener.launcher.packs;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.replay.PackFinder;
import org.claimscreener.wire.record.PackRef;

/**
 * Compiles packs of a library when they are first asked for, untimed, for nobody waits. Keeps those that were asked for
 * last: a compiled pack takes megabytes, and a long log names many. Not thread-safe.
 */
public final class CompiledOnDemand implements PackFinder, AutoCloseable {
    /** Compiled packs that are kept; a set of more is kept as a whole. */
    private static final int MOST_KEPT = 8;

    private final PackLibrary library;
    private final int mostKept;

    /** By digest; what was asked for last stands last. */
    private final Map<String, CompiledPack> kept = new LinkedHashMap<>();

    private final Map<String, String> refused = new LinkedHashMap<>();

    /** With nothing compiled yet. */
    public CompiledOnDemand(PackLibrary library) {
        this(library, MOST_KEPT);
    }

    CompiledOnDemand(PackLibrary library, int mostKept) {
        this.library = library;
        this.mostKept = mostKept;
    }

    @Override
    public Found find(List<PackRef> named) {
        Found found = all(named);
        letGo(named.size());
        return found;
    }

    private Found all(List<PackRef> named) {
        List<CompiledPack> packs = new ArrayList<>();
        for (PackRef ref : named) {
            CompiledPack known = kept.remove(ref.getDigest());
            if (known == null) {
                String why = compile(ref);
                if (!why.isEmpty()) {
                    return new Missing(why);
                }
                known = Objects.requireNonNull(kept.remove(ref.getDigest()), "it was compiled");
            }
            kept.put(ref.getDigest(), known);
            packs.add(known);
        }
        return new All(packs);
    }

    /** Puts it among those that are kept, or says why it cannot. What does not compile is not tried again. */
    private String compile(PackRef ref) {
        String before = refused.get(ref.getDigest());
        if (before != null) {
            return before;
        }
        PackLibrary.Found found = library.find(ref);
        if (found instanceof PackLibrary.None none) {
            return none.why();
        }
        try {
            kept.put(ref.getDigest(), CompiledPack.compileUntimed(((PackLibrary.Pack) found).pack()));
            return "";
        } catch (PackRefusedException e) {
            String why = PackFinder.inWords(ref) + " does not compile with this build: "
                    + e.problems().get(0);
            refused.put(ref.getDigest(), why);
            return why;
        }
    }

    private void letGo(int wanted) {
        Iterator<CompiledPack> oldest = kept.values().iterator();
        while (kept.size() > Math.max(mostKept, wanted)) {
            oldest.next().close();
            oldest.remove();
        }
    }

    /** How many are compiled now. */
    int size() {
        return kept.size();
    }

    @Override
    public void close() {
        kept.values().forEach(CompiledPack::close);
        kept.clear();
    }
}
