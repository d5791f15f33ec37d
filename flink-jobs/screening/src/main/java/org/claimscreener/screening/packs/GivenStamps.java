package org.claimscreener.screening.packs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.claimscreener.engine.pack.PackArchive;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;

/** Packs that were given with the job, and decide from its start to its end. */
public final class GivenStamps implements StampBook {
    private final PackArchives archives;
    private final PackShelf shelf;
    private final List<PackShelf.Lease> leases = new ArrayList<>();
    private Stamp stamp = Stamp.NONE;

    /** Compiled on the JVM's shelf. */
    public GivenStamps(PackArchives archives) {
        this.archives = archives;
        this.shelf = PackShelf.ofThisJvm();
    }

    /**
     * Compiles the packs.
     *
     * @throws IllegalStateException naming all problems when one is not right: whoever submits a job checks its packs
     *     first, so this is no input of the stream
     */
    @Override
    public void open() throws InterruptedException {
        List<RulePack> packs = new ArrayList<>();
        for (byte[] archive : archives.archives()) {
            packs.add(read(archive));
        }
        packs.sort(Comparator.comparing(RulePack::id));
        try {
            for (RulePack pack : packs) {
                leases.add(shelf.await(pack.digest(), archives.timed(), () -> pack));
            }
            stamp = Stamp.of(packs.stream().map(Stamp::stamped).toList(), packs, List.of());
        } catch (ExecutionException | IllegalArgumentException e) {
            close();
            throw new IllegalStateException(
                    "The job was given packs that cannot be used: " + PackFailures.inWords(e), e);
        }
    }

    private static RulePack read(byte[] archive) {
        try {
            return PackArchive.read("archive", archive);
        } catch (PackRefusedException e) {
            throw new IllegalStateException("The job was given a pack that is not valid", e);
        }
    }

    @Override
    public Stamp stamp() {
        return stamp;
    }

    @Override
    public void close() {
        leases.forEach(PackShelf.Lease::close);
        leases.clear();
    }
}
