package org.claimscreener.micro;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.intake.SettlementCheck;
import org.claimscreener.engine.patient.Outcome;
import org.claimscreener.engine.patient.PatientDesk;
import org.claimscreener.engine.patient.PatientInput;
import org.claimscreener.engine.profile.Contribution;
import org.claimscreener.engine.profile.Coverage;
import org.claimscreener.engine.profile.InstitutionDesk;
import org.claimscreener.engine.profile.InstitutionMemory;
import org.claimscreener.engine.profile.ProfileFold;
import org.claimscreener.engine.profile.Row;
import org.claimscreener.engine.profile.RowKey;
import org.claimscreener.engine.replay.HeapInstitutionMemory;
import org.claimscreener.engine.replay.HeapPatientMemory;
import org.claimscreener.engine.screen.Screener;
import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.traffic.TrafficSettings;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;

/**
 * A small town whose traffic of some months, fraud, retries and reversals in it, went through the engine as the job calls
 * it: bytes to decision, with institutions' and persons' memories on the heap, without standing and trace codes. Keeps the
 * last settlements with what was remembered of their persons, to be decided over and over, and a digest of all answers: two
 * engines that decide alike have the same.
 * Not thread-safe.
 */
final class Town {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 5);
    private static final long SEED = 20261201;

    private final WireDecoder decoder = WireDecoder.create();
    private final ContentDigest contentDigest = new ContentDigest();
    private final Map<String, HeapInstitutionMemory> institutions = new HashMap<>();
    private final Map<String, HeapPatientMemory> persons = new HashMap<>();
    private final List<Arrived> arrived = new ArrayList<>();
    private final MessageDigest answers = sha256();
    private final List<PackRef> packs;
    private final InstitutionDesk institutionDesk;
    private final PatientDesk patientDesk;
    private long offset;

    /** A settlement as it came to its person's desk, and what was remembered then. */
    record Arrived(PatientInput.Submitted input, List<Remembered> past) {
        int lines() {
            return input.settlement().getFeeLines().size();
        }
    }

    private Town(List<CompiledPack> packs) {
        this.packs = packs.stream()
                .map(pack -> new PackRef(
                        pack.pack().id(), pack.pack().version(), pack.pack().digest()))
                .toList();
        this.institutionDesk = institutionDesk(packs);
        this.patientDesk = new PatientDesk(new Screener(packs));
    }

    /**
     * Plays traffic through the packs.
     *
     * @param persons insured
     * @param messages in all; the last third is kept
     */
    static Town played(List<CompiledPack> packs, int persons, int messages) {
        Town town = new Town(packs);
        Traffic traffic = new Traffic(TrafficSettings.defaults(SEED, FROM).withPopulation(persons));
        for (int i = 0; i < messages; i++) {
            town.play(traffic.next(), i >= messages - messages / 3);
        }
        return town;
    }

    /** What folds the features of these packs. */
    static InstitutionDesk institutionDesk(List<CompiledPack> packs) {
        return new InstitutionDesk(new ProfileFold(packs.stream()
                .flatMap(pack -> pack.pack().compiledFeatures().ofInstitutions().stream())
                .toList()));
    }

    /** The institution's memory as it is, and as it stays whatever it is given. */
    InstitutionMemory frozenInstitution(String id) {
        return new FrozenInstitution(institution(id));
    }

    /** The settlements kept, in their order. */
    List<Arrived> arrived() {
        return List.copyOf(arrived);
    }

    /** SHA-256 of all answers in their order, lower-case hex; ends the count of answers. */
    String digestOfAnswers() {
        return HexFormat.of().formatHex(answers.digest());
    }

    private void play(TrafficEvent event, boolean kept) {
        offset++;
        if (!(decoder.decode(event.bytes()) instanceof Decoded.Accepted accepted)) {
            return;
        }
        Source source = new Source("benchmark", 0, offset);
        if (accepted.message() instanceof Reversal reversal) {
            institutionDesk.withdrawn(reversal, institution(reversal.getInstitutionId()));
            answer(new PatientInput.Withdrawn(reversal, source, event.sentAt()), event.key());
            return;
        }
        Settlement settlement = (Settlement) accepted.message();
        if (SettlementCheck.firstProblem(settlement, event.sentAt()).isPresent()) {
            return;
        }
        String digest = contentDigest.of(settlement);
        FactSet facts = FactMaker.facts(settlement, PatientHistory.NONE, Circumstances.NONE);
        Optional<List<FeatureValue>> features = institutionDesk.submitted(
                facts, digest, institution(facts.institution().institutionId()));
        if (features.isEmpty()) {
            return;
        }
        DecisionFrame frame =
                new DecisionFrame(packs, Circumstances.of(features.get()), digest, source, event.sentAt());
        PatientInput.Submitted input = new PatientInput.Submitted(settlement, frame);
        if (kept && event.kind() == TrafficEvent.Kind.SETTLEMENT) {
            arrived.add(new Arrived(input, person(event.key()).past().orElseThrow()));
        }
        answer(input, event.key());
    }

    private HeapInstitutionMemory institution(String id) {
        return institutions.computeIfAbsent(id, unknown -> new HeapInstitutionMemory());
    }

    private HeapPatientMemory person(String id) {
        return persons.computeIfAbsent(id, unknown -> new HeapPatientMemory());
    }

    private void answer(PatientInput input, String person) {
        Outcome outcome = patientDesk.receive(input, person(person), false);
        if (outcome instanceof Outcome.Decided decided) {
            digest(decided.bytes());
        } else if (outcome instanceof Outcome.Repeated repeated) {
            digest(repeated.bytes());
        } else if (outcome instanceof Outcome.Receipted receipted) {
            digest(receipted.bytes());
        }
    }

    private void digest(ByteBuffer bytes) {
        answers.update(bytes.duplicate());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static final class FrozenInstitution extends HeapInstitutionMemory {
        FrozenInstitution(HeapInstitutionMemory memory) {
            super(memory);
        }

        @Override
        public void putContribution(String key, Contribution contribution) {}

        @Override
        public void putCoverage(Coverage changed) {}

        @Override
        public void putRow(RowKey key, Row row) {}

        @Override
        public void removeRow(RowKey key) {}
    }
}
