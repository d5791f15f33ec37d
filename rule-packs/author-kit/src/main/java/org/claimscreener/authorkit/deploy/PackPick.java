package org.claimscreener.authorkit.deploy;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.engine.deploy.OrdersOfPack;
import org.claimscreener.engine.deploy.StagedPack;

/** Which staged pack is meant by a version, or by a digest's first digits. Stateless. */
final class PackPick {
    private static final int FEWEST_DIGITS = 8;
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{1,64}");

    private PackPick() {}

    /**
     * The one pack that is meant.
     *
     * @param text a version such as 1.4.0, or at least 8 digits of a digest
     * @throws CommandFailure when none is meant, or more than one
     */
    static StagedPack of(OrdersOfPack orders, String text) throws CommandFailure {
        List<StagedPack> byVersion = orders.staged().values().stream()
                .filter(pack -> pack.version().equals(text))
                .toList();
        List<StagedPack> found = byVersion.isEmpty() ? byDigest(orders, text) : byVersion;
        if (found.size() > 1) {
            throw CommandFailure.failed(
                    text + " is ambiguous: " + listed(found) + ". Give more digits of the digest", null);
        }
        if (found.isEmpty()) {
            throw none(orders, text);
        }
        return found.get(0);
    }

    private static List<StagedPack> byDigest(OrdersOfPack orders, String text) throws CommandFailure {
        if (!DIGITS.matcher(text).matches()) {
            return List.of();
        }
        if (text.length() < FEWEST_DIGITS) {
            throw CommandFailure.failed(
                    text + " is too short for a digest: give " + FEWEST_DIGITS + " digits or more", null);
        }
        return orders.staged().values().stream()
                .filter(pack -> pack.digest().startsWith(text))
                .toList();
    }

    private static CommandFailure none(OrdersOfPack orders, String text) {
        boolean isRetired = orders.retired().values().stream()
                .anyMatch(pack -> pack.version().equals(text)
                        || (text.length() >= FEWEST_DIGITS && pack.digest().startsWith(text)));
        if (isRetired) {
            return CommandFailure.failed(orders.packId() + " " + text + " is retired: stage it again first", null);
        }
        String staged = orders.staged().isEmpty()
                ? "nothing is staged under this id"
                : "staged are " + listed(List.copyOf(orders.staged().values()));
        return CommandFailure.failed("no pack " + orders.packId() + " " + text + ": " + staged, null);
    }

    private static String listed(List<StagedPack> packs) {
        return packs.stream()
                .sorted(Comparator.comparing(StagedPack::sequence).thenComparing(StagedPack::digest))
                .map(pack -> pack.version() + " (" + Archives.shown(pack.digest()) + ")")
                .collect(Collectors.joining(", "));
    }
}
