package org.claimscreener.load.measure;

import java.io.IOException;
import java.util.Locale;

/** Other load is on the machine, so that figures would be its figures too. */
public final class BusyMachine extends IOException {
    private static final long serialVersionUID = 1L;

    private static final double LARGEST_SHARE = 0.1;
    private static final int ATTEMPTS = 10;
    private static final long LOOK_MS = 2_000;

    private BusyMachine(double share) {
        super(String.format(
                Locale.ROOT,
                "%.0f %% of the machine is in use by others, so nothing measured here would be ours; end what runs, or say"
                        + " --anyway",
                share * 100));
    }

    /**
     * Looks for two seconds at a time, twenty at most, until the machine is quiet: what ended just now may still be tidying up.
     *
     * @return 0 when it is quiet, else the share in use, with {@code anyway}
     * @throws BusyMachine when it is not quiet and that matters
     * @throws IOException when the system does not tell
     */
    public static double check(boolean anyway) throws IOException {
        double share = 0;
        for (int i = 0; i < (anyway ? 1 : ATTEMPTS); i++) {
            try {
                share = CpuMeter.machineInUse(LOOK_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while looking at the machine", e);
            }
            if (share <= LARGEST_SHARE) {
                return 0;
            }
        }
        if (!anyway) {
            throw new BusyMachine(share);
        }
        return share;
    }
}
