package org.claimscreener.console.desk;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

import org.claimscreener.console.desk.page.TipModel;
import org.claimscreener.console.identity.Person;
import org.claimscreener.console.view.TipRow;
import org.claimscreener.wire.record.TipCommand;
import org.claimscreener.wire.record.TipCommandKind;
import org.claimscreener.wire.record.TipConditions;
import org.claimscreener.wire.record.TipDismissal;
import org.jspecify.annotations.Nullable;

import io.javalin.http.Context;

/**
 * What a form about a tip says, as far as it can be told without the supervision job.
 *
 * @param problem key of a text: why it cannot be sent; empty when it can
 * @param stamp of the page that the form stood on; empty when it is none of ours
 * @param other SAME_FACTS, LINK: the other tip, the hold or case
 */
record TipForm(
        Optional<String> problem,
        TipCommandKind kind,
        Optional<PageStamp> stamp,
        String reason,
        @Nullable TipConditions conditions,
        @Nullable TipDismissal dismissal,
        @Nullable String other) {
    /** As the supervision job takes ids. */
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,150}");

    static TipForm of(Context ctx, TipCommandKind kind, Instant now) {
        String reason = field(ctx, "reason").replace("\r\n", "\n");
        TipConditions conditions = new TipConditions(
                ticked(ctx, "target"), ticked(ctx, "lead"), ticked(ctx, "evidence"), ticked(ctx, "new"));
        Optional<TipDismissal> dismissal = TipModel.DISMISSALS.stream()
                .filter(one -> one.name().equals(field(ctx, "why")))
                .findFirst();
        boolean needsOther = kind == TipCommandKind.SAME_FACTS || kind == TipCommandKind.LINK;
        String other = field(ctx, "other");
        Optional<PageStamp> stamp = PageStamp.read(field(ctx, "nonce"), now);
        boolean fits = stamp.isPresent()
                && !reason.isEmpty()
                && reason.length() <= CommandForm.LONGEST_REASON
                && (kind != TipCommandKind.DISMISS || dismissal.isPresent())
                && (!needsOther || ID.matcher(other).matches());
        boolean unmet = kind == TipCommandKind.TAKE_UP && !met(conditions);
        return new TipForm(
                unmet ? Optional.of("unmet") : fits ? Optional.empty() : Optional.of("mend"),
                kind,
                stamp,
                reason,
                kind == TipCommandKind.TAKE_UP ? conditions : null,
                kind == TipCommandKind.DISMISS ? dismissal.orElse(null) : null,
                needsOther ? other : null);
    }

    /** The commands that a form is for. */
    static Optional<TipCommandKind> kind(String name) {
        return Arrays.stream(TipCommandKind.values())
                .filter(kind -> kind != TipCommandKind.OTHER && kind.name().equals(name))
                .findFirst();
    }

    private static boolean met(TipConditions said) {
        return said.getClearTarget() && said.getSpecificLead() && said.getEvidence() && said.getNotAlreadyHeld();
    }

    private static boolean ticked(Context ctx, String name) {
        return field(ctx, name).equals("1");
    }

    private static String field(Context ctx, String name) {
        return Optional.ofNullable(ctx.formParam(name)).orElse("").strip();
    }

    /** The command about a tip that comes of a form without a problem. */
    TipCommand command(Person person, TipRow tip) {
        PageStamp page = stamp.orElseThrow();
        return TipCommand.newBuilder()
                .setCommandId(CommandIds.of(
                        person.id(),
                        kind.name(),
                        tip.targetKind().name(),
                        tip.targetId(),
                        tip.tipId(),
                        page.text(),
                        reason,
                        dismissal + "/" + other))
                .setTargetKind(tip.targetKind())
                .setTargetId(tip.targetId())
                .setTipId(tip.tipId())
                .setActorId(person.id())
                .setIssuedAt(page.drawnAt())
                .setKind(kind)
                .setReason(reason)
                .setConditions(conditions)
                .setDismissal(dismissal)
                .setOther(other)
                .build();
    }
}
