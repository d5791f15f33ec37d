package org.claimscreener.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.feature.InstitutionFeature;
import org.claimscreener.engine.pack.FeatureNames;
import org.claimscreener.engine.pack.PackArchive;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.screen.Screener;
import org.claimscreener.screening.record.StampedPack;
import org.jspecify.annotations.Nullable;

/**
 * The packs of a job, read from their archives. Compiled once in a JVM, however many subtasks decide with them: the
 * first compilation costs seconds and happens when a task opens, never on the path.
 *
 * <p>The set that was given back last stays compiled until another set is compiled, one idle set at most: a job that
 * restarts after a fault closes all its subtasks before it opens new ones, and would be down for the seconds of a
 * compilation otherwise.
 */
public final class Packs {
    private static final Map<String, Shared> COMPILED = new HashMap<>();

    /** Compiled, in {@link #COMPILED}, and used by nobody. */
    private static @Nullable Shared idle;

    private final List<RulePack> packs;

    private Packs(List<RulePack> packs) {
        this.packs = packs;
    }

    /**
     * Reads and checks every archive.
     *
     * @throws IllegalStateException naming all problems when one is not a valid pack: whoever submits a job checks its
     *     packs first, so this is no input of the stream
     */
    public static Packs read(PackArchives archives) {
        List<RulePack> packs = new ArrayList<>();
        for (byte[] archive : archives.archives()) {
            try {
                packs.add(PackArchive.read("archive " + packs.size(), archive));
            } catch (PackRefusedException e) {
                throw new IllegalStateException("The job was given a pack that is not valid", e);
            }
        }
        List<String> clashes = FeatureNames.clashes(packs);
        if (!clashes.isEmpty()) {
            throw new IllegalStateException("The job was given packs that do not go together: " + clashes);
        }
        packs.sort(Comparator.comparing(RulePack::id));
        return new Packs(List.copyOf(packs));
    }

    /** What a settlement is stamped with, by pack id. */
    public List<StampedPack> stamps() {
        return packs.stream()
                .map(pack -> new StampedPack(pack.id(), pack.version(), pack.digest()))
                .toList();
    }

    /** The institution features of all packs. */
    public List<InstitutionFeature> institutionFeatures() {
        return packs.stream()
                .flatMap(pack -> pack.compiledFeatures().ofInstitutions().stream())
                .toList();
    }

    /**
     * Compiles the packs, or joins those who already use them in this JVM.
     *
     * @throws IllegalStateException naming all problems when one does not compile
     */
    public static Lease compile(PackArchives archives) {
        Packs read = read(archives);
        String key = archives.timed() + ","
                + String.join(",", read.packs.stream().map(RulePack::digest).toList());
        synchronized (COMPILED) {
            Shared shared = COMPILED.get(key);
            if (shared == null) {
                shared = new Shared(key, compiled(read.packs, archives.timed()));
                COMPILED.put(key, shared);
                freeIdle();
            } else if (shared == idle) {
                idle = null;
            }
            shared.users++;
            return new Lease(shared);
        }
    }

    /** Only once its successor has compiled: one that does not leaves the old set for whoever goes back to it. */
    private static void freeIdle() {
        if (idle != null) {
            COMPILED.remove(idle.key);
            idle.packs.forEach(CompiledPack::close);
            idle = null;
        }
    }

    private static List<CompiledPack> compiled(List<RulePack> packs, boolean timed) {
        List<CompiledPack> compiled = new ArrayList<>();
        try {
            for (RulePack pack : packs) {
                compiled.add(timed ? CompiledPack.compile(pack) : CompiledPack.compileUntimed(pack));
            }
            return compiled;
        } catch (PackRefusedException e) {
            compiled.forEach(CompiledPack::close);
            throw new IllegalStateException("The job was given a pack that does not compile", e);
        }
    }

    private static final class Shared {
        private final String key;
        private final List<CompiledPack> packs;
        private int users;

        private Shared(String key, List<CompiledPack> packs) {
            this.key = key;
            this.packs = packs;
        }
    }

    /** The use of compiled packs by one subtask. */
    public static final class Lease implements AutoCloseable {
        private final Shared shared;
        private boolean closed;

        private Lease(Shared shared) {
            this.shared = shared;
        }

        /** A screener with the packs; good until the lease is closed. */
        public Screener screener() {
            return new Screener(shared.packs);
        }

        List<CompiledPack> packs() {
            return shared.packs;
        }

        /** Gives the packs back; unused, they stay until another set is compiled. Closing again does nothing. */
        @Override
        public void close() {
            synchronized (COMPILED) {
                if (closed) {
                    return;
                }
                closed = true;
                shared.users--;
                if (shared.users == 0) {
                    freeIdle();
                    idle = shared;
                }
            }
        }
    }
}
