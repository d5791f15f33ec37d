package org.claimscreener.verifier.check;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.verifier.Invariant;
import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.Report;
import org.claimscreener.verifier.Totals;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.VerifySettings;
import org.claimscreener.verifier.book.Book;
import org.claimscreener.verifier.book.Digest256;
import org.claimscreener.verifier.book.Fingerprints;
import org.claimscreener.verifier.book.Fingerprints.Fingerprint;
import org.claimscreener.verifier.book.Group;
import org.claimscreener.verifier.book.InputTrack;
import org.claimscreener.verifier.book.LetterTrack;
import org.claimscreener.verifier.book.Named;
import org.claimscreener.verifier.book.ReversalTrack;
import org.claimscreener.verifier.book.SettlementTrack;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.verifier.log.LogSink;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.PackStatus;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * One pass: decodes what a source delivers, enters it in the book, tells the checks, and after each delivery has them
 * judge. Not thread-safe.
 */
public final class Oracle implements LogSink {
    private static final byte CONFLUENT_MAGIC = 0;

    private final VerifySettings settings;
    private final Book book;
    private final Map<Invariant, Tally> tallies = new EnumMap<>(Invariant.class);
    private final EveryInputEnds ends;
    private final Accounted accounted;
    private final OrderKept order;
    private final PackSets packSets;
    private final HoldsEnd holdsEnd;
    private final ChainsVerify audit;
    private final List<Check> checks;

    private final WireDecoder inputs = WireDecoder.builder()
            .accept(Set.of(MessageType.SETTLEMENT, MessageType.REVERSAL))
            .build();
    private final WireDecoder answers = WireDecoder.builder()
            .accept(Set.of(MessageType.DECISION, MessageType.REVERSAL_RECEIPT))
            .build();
    private final WireDecoder letters =
            WireDecoder.builder().accept(Set.of(MessageType.DEAD_LETTER)).build();
    private final WireDecoder statuses =
            WireDecoder.builder().accept(Set.of(MessageType.PACK_STATUS)).build();
    private final WireDecoder holdSteps =
            WireDecoder.builder().accept(Set.of(MessageType.HOLD_STEP)).build();
    private final ContentDigest digests = new ContentDigest();
    private final Fingerprints fingerprints = new Fingerprints();
    private long newestMillis = Long.MIN_VALUE;
    private long unreadableStatuses;

    /** With an empty book. */
    public Oracle(VerifySettings settings) {
        this.settings = settings;
        this.book = new Book(settings.maxSettlements());
        for (Invariant invariant : Invariant.values()) {
            tallies.put(invariant, new Tally(invariant, settings.shown()));
        }
        ends = new EveryInputEnds(tally(Invariant.I2));
        accounted = new Accounted(tally(Invariant.I6), tally(Invariant.I3), ends);
        order = new OrderKept(tally(Invariant.I5));
        packSets = new PackSets(tally(Invariant.I8), settings.allowPackChanges());
        holdsEnd = new HoldsEnd(tally(Invariant.I10));
        audit = new ChainsVerify(tally(Invariant.I9));
        checks = List.of(
                new OneAnswer(tally(Invariant.I1)),
                ends,
                new MoneyAddsUp(tally(Invariant.I3)),
                new ReEvaluates(tally(Invariant.I4), settings.reEvaluation()),
                order,
                accounted,
                new FoldedPast(tally(Invariant.I7), book),
                new RefusedRightly(tally(Invariant.I7), book),
                packSets,
                audit,
                holdsEnd,
                new CommittedToo(tally(Invariant.COMMITTED)),
                new Legible(tally(Invariant.FORMAT)));
    }

    private Tally tally(Invariant invariant) {
        return java.util.Objects.requireNonNull(tallies.get(invariant), "each has one");
    }

    private void tell(Consumer<Check> what) {
        checks.forEach(what);
    }

    @Override
    public void begins(String topic, int partition, long offset) {
        book.begins(topic, partition, offset);
        switch (topic) {
            case TopicCatalogue.RULE_PACK_STATUS -> packSets.statusesBegin(offset);
            case TopicCatalogue.DECISIONS -> holdsEnd.decisionsBegin(offset);
            case TopicCatalogue.HOLDS -> holdsEnd.stepsBegin(offset);
            default -> {
                // How the others begin is the book's to know.
            }
        }
    }

    @Override
    public void committed(String topic, int partition, long offset) {
        if (topic.equals(TopicCatalogue.DECISIONS)) {
            tell(check -> check.committed(partition, offset));
        }
    }

    @Override
    public void take(LogRecord message) throws VerifyFailure {
        newestMillis = Math.max(newestMillis, message.timestamp());
        switch (message.place().topic()) {
            case TopicCatalogue.RULE_PACKS -> takeOrder(message);
            case TopicCatalogue.RULE_PACK_STATUS -> takeStatus(message);
            case TopicCatalogue.SETTLEMENTS -> takeInput(message);
            case TopicCatalogue.DEAD_LETTERS -> takeLetter(message);
            case TopicCatalogue.DECISIONS -> takeAnswer(message);
            case TopicCatalogue.HOLDS -> takeStep(message);
            case TopicCatalogue.AUDIT -> audit.take(message);
            default ->
                throw new IllegalArgumentException(
                        "nothing is judged of topic " + message.place().topic());
        }
    }

    /** Of no promise here; whoever decides again needs the packs. */
    private void takeOrder(LogRecord message) throws VerifyFailure {
        if (settings.reEvaluation().isPresent()) {
            settings.reEvaluation().get().order(message);
        }
    }

    private void takeStatus(LogRecord message) throws VerifyFailure {
        takeOrder(message);
        if (statuses.decode(message.value()) instanceof Decoded.Accepted accepted) {
            packSets.status(message, (PackStatus) accepted.message());
        } else {
            unreadableStatuses++;
        }
    }

    private void takeInput(LogRecord message) throws VerifyFailure {
        byte @Nullable [] value = message.value();
        if (inputs.decode(value) instanceof Decoded.Accepted accepted) {
            SpecificRecord document = accepted.message();
            InputTrack track = document instanceof Settlement settlement
                    ? book.enter(message.place(), message.timestamp(), settlement, digest(settlement))
                    : book.enter(message.place(), message.timestamp(), (Reversal) document);
            tell(check -> check.input(new Seen.Input(message, track, document)));
            return;
        }
        boolean confluent = value != null && value.length > 0 && value[0] == CONFLUENT_MAGIC;
        InputTrack track = book.enterOpaque(message.place(), message.timestamp(), confluent);
        tell(check -> check.input(new Seen.Input(message, track, null)));
    }

    /** Null when its canonical form is too large to be sent: then it has no digest, and the screener refuses it too. */
    private @Nullable Digest256 digest(Settlement settlement) {
        try {
            return Digest256.parse(digests.of(settlement));
        } catch (IllegalArgumentException tooLarge) {
            return null;
        }
    }

    private void takeLetter(LogRecord message) {
        if (!(letters.decode(message.value()) instanceof Decoded.Accepted accepted)) {
            unreadable(message, "", "nobody can read this dead letter: what it is about is lost to its reader");
            return;
        }
        DeadLetter letter = (DeadLetter) accepted.message();
        Named source = book.named(letter.getSource());
        Fingerprint bytes = fingerprint(message);
        LetterTrack first = book.enter(letter, source, message.place(), bytes);
        tell(check -> check.letter(new Seen.Letter(message, letter, source, first, bytes)));
    }

    private void takeAnswer(LogRecord message) throws VerifyFailure {
        if (!(answers.decode(message.value()) instanceof Decoded.Accepted accepted)) {
            unreadable(
                    message,
                    "",
                    "nobody can read this record of the decisions topic: whoever waits for it waits in vain");
            return;
        }
        if (accepted.message() instanceof Decision decision) {
            takeDecision(message, decision);
        } else {
            takeReceipt(message, (ReversalReceipt) accepted.message());
        }
    }

    private void takeDecision(LogRecord message, Decision decision) throws VerifyFailure {
        checkKey(message, decision.getSettlementId(), decision.getPatientId());
        if (decision.getReceivedAt().toEpochMilli() < book.forgottenMillis()) {
            return;
        }
        Book.Entered entered = book.enter(decision, message.place(), message.timestamp(), fingerprint(message));
        Seen.OfDecision seen = new Seen.OfDecision(
                message,
                decision,
                (SettlementTrack) entered.group(),
                java.util.Objects.requireNonNull(entered.content(), "a decision has a content"),
                entered.source(),
                entered.patient(),
                entered.standing());
        tell(check -> check.decision(seen));
    }

    private void takeReceipt(LogRecord message, ReversalReceipt receipt) throws VerifyFailure {
        checkKey(message, receipt.getSettlementId(), receipt.getPatientId());
        if (receipt.getReceivedAt().toEpochMilli() < book.forgottenMillis()) {
            return;
        }
        Book.Entered entered = book.enter(receipt, message.place(), message.timestamp(), fingerprint(message));
        Seen.OfReceipt seen = new Seen.OfReceipt(
                message,
                receipt,
                (ReversalTrack) entered.group(),
                entered.source(),
                entered.patient(),
                entered.standing());
        tell(check -> check.receipt(seen));
    }

    private void takeStep(LogRecord message) {
        if (!(holdSteps.decode(message.value()) instanceof Decoded.Accepted accepted)) {
            unreadable(message, "", "nobody can read this step of a hold: whoever waits for its end waits in vain");
            return;
        }
        HoldStep step = (HoldStep) accepted.message();
        if (!hasKey(message, step.getHoldId())) {
            unreadable(
                    message,
                    step.getHoldId(),
                    "its key is not its hold's id: it may stand in another partition than the hold's other steps");
        }
        tell(check -> check.hold(new Seen.OfHold(message, step)));
    }

    private static boolean hasKey(LogRecord message, String key) {
        return Arrays.equals(message.key(), key.getBytes(StandardCharsets.UTF_8));
    }

    private void checkKey(LogRecord message, String settlementId, String patientId) {
        if (!hasKey(message, patientId)) {
            unreadable(
                    message,
                    settlementId,
                    "its key is not its person's id: it may stand in another partition than the person's other answers,"
                            + " out of their order");
        }
    }

    private void unreadable(LogRecord message, String id, String why) {
        Place place = message.place();
        tell(check -> check.unreadable(new Seen.Unreadable(place, id, why)));
    }

    private Fingerprint fingerprint(LogRecord message) {
        return fingerprints.of(java.util.Objects.requireNonNull(message.value(), "it was decoded"));
    }

    /**
     * Judges what was delivered so far.
     *
     * @param endsNotedAt when the ends were noted up to which it was delivered
     * @param goesOn more will be delivered: what is old is forgotten
     */
    public Report judge(Instant endsNotedAt, boolean goesOn) {
        long asOf = Math.max(newestMillis, endsNotedAt.toEpochMilli());
        Horizon horizon = new Horizon(asOf, settings.grace().toMillis());
        tell(check -> check.beginJudging(horizon));
        book.judge(group -> staysOpen(group, horizon));
        tell(check -> check.endJudging(horizon));
        if (goesOn && newestMillis != Long.MIN_VALUE) {
            long remembered = newestMillis - settings.remember().toMillis();
            book.forgetBefore(remembered);
            holdsEnd.forgetBefore(remembered);
        }
        return report(Instant.ofEpochMilli(asOf));
    }

    private boolean staysOpen(Group group, Horizon horizon) {
        boolean open = false;
        for (Check check : checks) {
            open |= check.judge(group, horizon);
        }
        return open;
    }

    private Report report(Instant asOf) {
        return new Report(
                asOf, totals(), tallies.values().stream().map(Tally::finding).toList(), packSets.sets(), notes());
    }

    private Totals totals() {
        return new Totals(
                ends.inputs(),
                book.settlementsSeen(),
                ends.answered(),
                ends.dead(),
                ends.inFlight(),
                ends.unanswered(),
                ends.oldestOpenMillis(),
                accounted.decisions(),
                accounted.receipts(),
                accounted.copies(),
                accounted.letters(),
                accounted.fundFen(),
                accounted.releasedFen(),
                accounted.heldFen(),
                accounted.refusedFen());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (order.beforeInput() > 0) {
            notes.add(order.beforeInput()
                    + " answers carry an earlier append time than their input: the brokers' clocks differ");
        }
        if (unreadableStatuses > 0) {
            notes.add(unreadableStatuses + " statuses about packs cannot be read: they are passed over");
        }
        return notes;
    }
}
