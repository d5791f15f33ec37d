package org.claimscreener.verifier.book;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.book.Fingerprints.Fingerprint;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the log so far. One object an input and one a settlement, small ones; bounded by the number of
 * settlements that the settings allow. Not thread-safe.
 */
public final class Book {
    /** The job answers retries for 40 days; what comes near their end may be answered either way. */
    public static final Duration LEDGER = Duration.ofDays(39);

    /** The job remembers a person's settlements for 400 days. */
    private static final Duration PERSONS_MEMORY = Duration.ofDays(401);

    private final long maxSettlements;
    private final SettlementTable settlements = new SettlementTable();
    private final Map<String, PatientTrack> patients = new HashMap<>();
    private final Map<String, String> institutions = new HashMap<>();
    private final Map<Integer, PartitionInputs> inputs = new HashMap<>();
    private final Map<Integer, Long> decisionsBegin = new HashMap<>();
    private final Map<InputTrack, LetterTrack> letters = new HashMap<>();
    private List<Group> watched = new ArrayList<>();
    private long settlementsSeen;
    private long forgottenMillis = Long.MIN_VALUE;

    /** An empty one, for at most so many settlements. */
    public Book(long maxSettlements) {
        this.maxSettlements = maxSettlements;
    }

    /** Where a partition of a topic begins. */
    public void begins(String topic, int partition, long offset) {
        if (topic.equals(TopicCatalogue.SETTLEMENTS)) {
            inputs.put(partition, new PartitionInputs(offset));
        } else if (topic.equals(TopicCatalogue.DECISIONS)) {
            decisionsBegin.put(partition, offset);
        }
    }

    /** Whether all answers of a partition are in the log, from the first one on. */
    public boolean knowsAllAnswersOf(int partition) {
        return decisionsBegin.getOrDefault(partition, 0L) == 0;
    }

    /** Enters a settlement. */
    public InputTrack enter(Place place, long timestamp, Settlement settlement, @Nullable Digest256 digest)
            throws VerifyFailure {
        SettlementTrack track = settlement(settlement.getSettlementId());
        Content content = find(track, known -> known.known() && known.hasDigest(digest));
        if (content == null) {
            content = new Content(
                    track,
                    digest,
                    patient(settlement.getPerson().getPatientId(), timestamp),
                    institution(settlement.getInstitution().getInstitutionId()),
                    settlement.getAmounts().getFundFen(),
                    Lines.marks(settlement.getFeeLines().stream()
                            .map(FeeLine::getLineId)
                            .toList()));
            track.add(content);
        }
        return enter(new InputTrack(content, place.partition(), place.offset(), timestamp));
    }

    /** Enters a reversal. */
    public InputTrack enter(Place place, long timestamp, Reversal reversal) throws VerifyFailure {
        ReversalTrack track = reversal(settlement(reversal.getSettlementId()), reversal.getReversalId());
        PatientTrack patient = patient(reversal.getPatientId(), timestamp);
        String institution = institution(reversal.getInstitutionId());
        int[] lines = Lines.marks(reversal.getLineIds());
        Content content = find(
                track,
                known ->
                        known.patient() == patient && institution.equals(known.institution()) && known.hasLines(lines));
        if (content == null) {
            content = new Content(track, null, patient, institution, 0, lines);
            track.add(content);
        }
        return enter(new InputTrack(content, place.partition(), place.offset(), timestamp));
    }

    /** Enters an input that cannot be read here. */
    public InputTrack enterOpaque(Place place, long timestamp, boolean confluent) {
        OpaqueTrack track = new OpaqueTrack(confluent);
        Content content = new Content(track, null, null, null, 0, new int[0]);
        track.add(content);
        return enter(new InputTrack(content, place.partition(), place.offset(), timestamp));
    }

    private InputTrack enter(InputTrack input) {
        inputs.computeIfAbsent(input.partition(), partition -> new PartitionInputs(0))
                .add(input);
        Group group = input.content().group();
        group.add(input);
        watch(group);
        return input;
    }

    /** Enters a decision. */
    public Entered enter(Decision decision, Place place, long timestamp, Fingerprint bytes) throws VerifyFailure {
        SettlementTrack track = settlement(decision.getSettlementId());
        Digest256 digest = Digest256.parse(decision.getContentDigest());
        Content content = find(track, known -> known.hasDigest(digest));
        if (content == null) {
            content = new Content(track, digest, null, null, 0, new int[0]);
            track.add(content);
        }
        content.countAnswer();
        watch(track);
        PatientTrack patient = patient(decision.getPatientId(), timestamp);
        Named source = named(decision.getSource());
        long receivedAt = decision.getReceivedAt().toEpochMilli();
        Standing standing = standing(track.answer(), bytes, receivedAt);
        if (standing.binds()) {
            Answer answer = new Answer(bytes, place, receivedAt, patient, shared(content, lines(decision)));
            track.bind(answer, content, source.input(), decision.getVerdict());
            name(source);
        }
        return new Entered(track, content, source, patient, standing);
    }

    /** Enters a receipt. */
    public Entered enter(ReversalReceipt receipt, Place place, long timestamp, Fingerprint bytes) throws VerifyFailure {
        ReversalTrack track = reversal(settlement(receipt.getSettlementId()), receipt.getReversalId());
        track.countAnswer();
        watch(track);
        PatientTrack patient = patient(receipt.getPatientId(), timestamp);
        Named source = named(receipt.getSource());
        long receivedAt = receipt.getReceivedAt().toEpochMilli();
        Standing standing = standing(track.answer(), bytes, receivedAt);
        if (standing.binds()) {
            Answer answer = new Answer(bytes, place, receivedAt, patient, Lines.marks(receipt.getLineIds()));
            track.bind(answer, source.input());
            name(source);
        }
        return new Entered(track, null, source, patient, standing);
    }

    /**
     * What an answer met in the book.
     *
     * @param content only of a decision: what it says that it decided
     */
    public record Entered(
            Group group, @Nullable Content content, Named source, PatientTrack patient, Standing standing) {}

    /** Enters a dead letter; answers the first one of its input, which may be this one. Null without an input. */
    public @Nullable LetterTrack enter(DeadLetter letter, Named source, Place place, Fingerprint bytes) {
        InputTrack input = source.input();
        if (input == null) {
            return null;
        }
        watch(input.content().group());
        input.markDead();
        return letters.computeIfAbsent(input, named -> new LetterTrack(letter.getReason(), place, bytes));
    }

    /** The first dead letter of an input. */
    public @Nullable LetterTrack letter(InputTrack input) {
        return letters.get(input);
    }

    /** What stands at a source. */
    public Named named(Source source) {
        if (!source.getTopic().equals(TopicCatalogue.SETTLEMENTS)) {
            return new Named(Named.Kind.ELSEWHERE, null);
        }
        PartitionInputs partition = inputs.get(source.getPartition());
        if (partition == null || source.getOffset() < 0) {
            return new Named(Named.Kind.NOTHING, null);
        }
        InputTrack found = partition.find(source.getOffset());
        if (found != null) {
            return new Named(Named.Kind.FOUND, found);
        }
        return new Named(source.getOffset() < partition.begin() ? Named.Kind.BEFORE_THE_LOG : Named.Kind.NOTHING, null);
    }

    private static void name(Named source) {
        if (source.input() != null) {
            source.input().markNamed();
        }
    }

    private static Standing standing(@Nullable Answer binding, Fingerprint bytes, long receivedAtMillis) {
        if (binding == null) {
            return Standing.BINDING;
        }
        if (binding.is(bytes)) {
            return Standing.COPY;
        }
        return receivedAtMillis - binding.receivedAtMillis() > LEDGER.toMillis()
                ? Standing.ANEW
                : Standing.CONTRADICTION;
    }

    private static int[] lines(Decision decision) {
        return Lines.marks(
                decision.getLines().stream().map(LineDecision::getLineId).toList());
    }

    /** One array for the settlement and its decision, where they agree. */
    private static int[] shared(Content content, int[] lines) {
        return content.hasLines(lines) ? content.lines() : lines;
    }

    private static @Nullable Content find(Group group, Predicate<Content> wanted) {
        for (Content content : group.contents()) {
            if (wanted.test(content)) {
                return content;
            }
        }
        return null;
    }

    private SettlementTrack settlement(String id) throws VerifyFailure {
        SettlementTrack known = settlements.get(id);
        if (known != null) {
            return known;
        }
        if (settlements.size() >= maxSettlements) {
            throw VerifyFailure.lasting("more than " + maxSettlements
                    + " settlements are on the topics, as many as may be held in memory; raise --max-settlements, and"
                    + " the heap with it (SCREENER_JAVA_OPTS=-Xmx...)");
        }
        settlementsSeen++;
        return settlements.add(id);
    }

    private static ReversalTrack reversal(SettlementTrack settlement, String reversalId) {
        for (ReversalTrack reversal : settlement.reversals()) {
            if (reversal.reversalId().equals(reversalId)) {
                return reversal;
            }
        }
        ReversalTrack reversal = new ReversalTrack(settlement, reversalId);
        settlement.add(reversal);
        return reversal;
    }

    private PatientTrack patient(String id, long millis) {
        PatientTrack patient = patients.computeIfAbsent(id, unknown -> new PatientTrack());
        patient.heardOf(millis);
        return patient;
    }

    /** One string an institution, not one a settlement. */
    private String institution(String id) {
        return institutions.computeIfAbsent(id, same -> same);
    }

    /** How many different settlement ids were seen. */
    public long settlementsSeen() {
        return settlementsSeen;
    }

    /** What is older than this, in milliseconds since 1970, may be forgotten. */
    public long forgottenMillis() {
        return forgottenMillis;
    }

    private void watch(Group group) {
        if (!group.watched()) {
            group.setWatched(true);
            watched.add(group);
        }
    }

    /** Has every group looked at about which something is new or open. Those that are still open stay for the next time. */
    public void judge(Predicate<Group> staysOpen) {
        List<Group> looked = watched;
        watched = new ArrayList<>();
        for (Group group : looked) {
            group.setWatched(false);
            if (staysOpen.test(group)) {
                watch(group);
            }
        }
    }

    /** Forgets what has been quiet since, in milliseconds since 1970, and about which nothing is open. */
    public void forgetBefore(long millis) {
        forgottenMillis = millis;
        inputs.values().forEach(partition -> partition.forgetBefore(millis));
        letters.keySet().removeIf(input -> input.timestamp() < millis);
        settlements.removeIf(track -> track.lastMillis() < millis && !open(track));
        patients.values().removeIf(patient -> patient.silentSince(millis - PERSONS_MEMORY.toMillis()));
    }

    private static boolean open(SettlementTrack track) {
        return track.watched() || track.reversals().stream().anyMatch(Group::watched);
    }
}
