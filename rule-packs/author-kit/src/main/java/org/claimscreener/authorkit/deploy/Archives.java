package org.claimscreener.authorkit.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.engine.pack.Lineage;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;

/** Packs on disk, as commands read them. Stateless. */
final class Archives {
    static final int SHOWN_DIGITS = 12;

    private Archives() {}

    /** A built archive, wholly checked. */
    static RulePack read(Path archive) throws CommandFailure {
        if (Files.isDirectory(archive)) {
            throw CommandFailure.failed(
                    archive + " is a folder, and only an archive is signed and staged: packctl build makes one", null);
        }
        return load(archive, Lineage.FIRST);
    }

    /** A folder as the version that the lineage says. */
    static RulePack load(Path path, Lineage lineage) throws CommandFailure {
        if (!Files.exists(path)) {
            throw CommandFailure.failed("there is no rule pack at " + path, null);
        }
        try {
            return PackFolder.load(path, lineage);
        } catch (IOException e) {
            throw CommandFailure.failed("the rule pack " + path + " cannot be read: " + FileMessages.of(e), e);
        } catch (PackRefusedException e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        }
    }

    /** As much of a digest as people compare. */
    static String shown(String digest) {
        return digest.length() > SHOWN_DIGITS ? digest.substring(0, SHOWN_DIGITS) : digest;
    }

    /** E.g. {@code plain 1.2.0, sequence 2 after 0123456789ab}. */
    static String inWords(RulePack pack) {
        return pack.id() + " " + pack.version() + ", sequence " + pack.sequence()
                + (pack.previous().isEmpty() ? ", the first" : " after " + shown(pack.previous()));
    }
}
