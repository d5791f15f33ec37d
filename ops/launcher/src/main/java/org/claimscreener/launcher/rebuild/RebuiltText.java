package org.claimscreener.launcher.rebuild;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.commandline.Text;
import org.claimscreener.wire.record.FeatureQuality;
import org.claimscreener.wire.record.FeatureValue;

/** A rebuilt memory for a person to read. Stateless. */
public final class RebuiltText {
    private static final int MOST_SHOWN = 20;

    private RebuiltText() {}

    /** Its lines. */
    public static List<String> of(Rebuilt rebuilt) {
        List<String> lines = new ArrayList<>();
        lines.add(rebuilt.subject() + ", folded anew from the log: " + Text.count(rebuilt.settlements())
                + " settlement(s), " + Text.count(rebuilt.reversals()) + " reversal(s)");
        if (!rebuilt.features().isEmpty()) {
            lines.add("  features on the newest settlement");
            rebuilt.features().forEach(feature -> lines.add("    " + feature(feature)));
        }
        lines.add("  decisions " + Text.count(rebuilt.compared()) + " compared, "
                + Text.count(rebuilt.compared() - rebuilt.differences().size()) + " state what the log gives"
                + (rebuilt.otherPacks() == 0
                        ? ""
                        : "; " + Text.count(rebuilt.otherPacks()) + " were decided by packs that are not at hand"));
        if (rebuilt.otherPacks() > 0) {
            lines.add(
                    "    name the folders or archives of those with --packs; what they counted is not in these figures");
        }
        if (!rebuilt.countedBeside().isEmpty()) {
            lines.add("    not compared: " + String.join(", ", rebuilt.countedBeside())
                    + ", for a pack counted them before it was in force, and no decision says since when");
        }
        shown(rebuilt.differences(), lines);
        rebuilt.state().ifPresent(state -> {
            lines.add("  state     " + Text.count(state.equal()) + " entries equal, "
                    + Text.count(state.differences().size()) + " not");
            shown(state.differences(), lines);
        });
        return lines;
    }

    private static String feature(FeatureValue feature) {
        return feature.getName() + (feature.getSubject().isEmpty() ? "" : "[" + feature.getSubject() + "]")
                + (feature.getQuality() == FeatureQuality.ABOUT ? " = about " : " = ") + feature.getValue()
                + "  (complete since " + feature.getCoverageSince() + ")";
    }

    private static void shown(List<String> differences, List<String> lines) {
        differences.stream().limit(MOST_SHOWN).forEach(difference -> lines.add("    " + difference));
        if (differences.size() > MOST_SHOWN) {
            lines.add("    and " + Text.count(differences.size() - MOST_SHOWN) + " more; --json has them all");
        }
    }
}
