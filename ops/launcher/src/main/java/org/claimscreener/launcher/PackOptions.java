package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.engine.approval.KeysRefusedException;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.launcher.packs.PackLibrary;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** Where a command that looks at decisions finds the packs that decided, besides the topic of orders. */
final class PackOptions {
    private static final long MOST_KEY_BYTES = 1 << 20;

    @Option(
            names = "--packs",
            paramLabel = "PACK",
            description = "A rule pack for decisions whose packs are not on the topic of orders, as a folder or built"
                    + " archive; may be repeated (default: those that come with the screener, rule-packs/packs). Of one"
                    + " id several versions may be named.")
    private List<Path> packs = List.of();

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description =
                    "Trusted keys, as packctl and the job take them. Then a pack of the topic counts only when its"
                            + " signatures and its order do, and persons are named. Without, digests alone are checked.")
    private @Nullable Path keys;

    boolean namesAny() {
        return !packs.isEmpty() || keys != null;
    }

    boolean namesPacks() {
        return !packs.isEmpty();
    }

    /**
     * A library with nothing of the topic yet.
     *
     * @param folder for archives; the caller's to remove
     * @throws CommandFailure when a pack or the keys cannot be used
     */
    PackLibrary library(Path folder, Installation installation) throws CommandFailure, IOException {
        return new PackLibrary(
                Files.createDirectories(folder), PackChoice.readEach(packs, installation), trustedKeys());
    }

    private Optional<TrustedKeys> trustedKeys() throws CommandFailure {
        if (keys == null) {
            return Optional.empty();
        }
        try {
            if (Files.size(keys) > MOST_KEY_BYTES) {
                throw CommandFailure.failed(keys + " is too large to hold keys; name the file of trusted keys", null);
            }
            return Optional.of(TrustedKeys.parse(keys.toString(), Files.readString(keys)));
        } catch (KeysRefusedException e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw CommandFailure.failed(keys + " cannot be read: " + FileMessages.of(e), e);
        }
    }
}
