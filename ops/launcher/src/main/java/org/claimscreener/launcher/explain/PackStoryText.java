package org.claimscreener.launcher.explain;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.claimscreener.launcher.packs.ForcePeriods.Period;
import org.claimscreener.launcher.packs.PackStory;
import org.claimscreener.launcher.packs.Staging;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.PackRef;

/** The story of a pack that decided, for a person to read. Stateless. */
final class PackStoryText {
    private static final String INDENT = "            ";

    private PackStoryText() {}

    static void add(PackStory story, List<String> lines) {
        PackRef pack = story.pack();
        lines.add("  pack      " + pack.getPackId() + " " + pack.getVersion() + "  " + pack.getDigest());
        lines.add(INDENT + story.inForce().map(PackStoryText::inForce).orElse("no status says when it was in force"));
        story.staging().ifPresent(staging -> lines.add(INDENT + staged(staging)));
        String source = source(story);
        if (!source.isEmpty()) {
            lines.add(INDENT + source);
        }
    }

    private static String inForce(Period period) {
        StringBuilder text = new StringBuilder("in force since ").append(ExplanationText.time(period.since()));
        if (period.until() != null) {
            text.append(" until ").append(ExplanationText.time(period.until()));
        }
        if (period.number() > 0) {
            text.append(", order ").append(period.number());
        }
        return period.detail().isEmpty() ? text.toString() : text + " (" + period.detail() + ")";
    }

    private static String staged(Staging staging) {
        String signers = staging.signers().stream()
                .map(signer -> signer.name() + " (" + signer.role().name().toLowerCase(Locale.ROOT) + ")")
                .collect(Collectors.joining(", "));
        String text = "staged by order " + staging.number() + ", signed by " + signers;
        if (!staging.checked()) {
            return text + "; unchecked: name the trusted keys with --keys";
        }
        return text
                + staging.problem().map(why -> "; IT DOES NOT COUNT: " + why).orElse("; checked");
    }

    private static String source(PackStory story) {
        return switch (story.source()) {
            case TOPIC ->
                story.accepted()
                        ? ""
                        : "WARNING: its archive is on " + TopicCatalogue.RULE_PACKS
                                + ", and the job never said that it took an order about it";
            case GIVEN -> "not on " + TopicCatalogue.RULE_PACKS + ": taken from the packs that are given";
            case NOWHERE -> "";
        };
    }
}
