package org.claimscreener.peers;

import java.util.List;
import java.util.Optional;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.intake.Problem;
import org.claimscreener.engine.ledger.Ledger;
import org.claimscreener.engine.profile.InstitutionDesk;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;

/** Folds a settlement into its institution's windows, and hands it on to its patient with the features as they stand then. */
final class ProfileStep extends ContextualProcessor<String, Flowing.Passage, String, Flowing> {
    private final InstitutionDesk desk;
    private final Documents documents = new Documents();
    private final Letters letters = new Letters();
    private KeyValueStore<Bytes, byte[]> store;

    /** Of one task. */
    @SuppressWarnings("NullAway.Init") // The store comes with init().
    ProfileStep(InstitutionDesk desk) {
        this.desk = desk;
    }

    @Override
    public void init(ProcessorContext<String, Flowing> context) {
        super.init(context);
        store = context.getStateStore(StreamsTopology.INSTITUTIONS);
    }

    @Override
    public void process(Record<String, Flowing.Passage> message) {
        Flowing.Passage passage = message.value();
        StoredInstitution memory = new StoredInstitution(store, message.key());
        SpecificRecord document = documents.of(passage);
        if (document instanceof Settlement settlement) {
            submitted(message, settlement, memory);
            return;
        }
        Reversal reversal = (Reversal) document;
        desk.withdrawn(reversal, memory);
        context().forward(message.withKey(reversal.getPatientId()).withValue(passage));
    }

    private void submitted(Record<String, Flowing.Passage> message, Settlement settlement, StoredInstitution memory) {
        Flowing.Passage passage = message.value();
        FactSet facts = FactMaker.facts(settlement, PatientHistory.NONE, Circumstances.NONE);
        Optional<List<FeatureValue>> features = desk.submitted(facts, passage.contentDigest(), memory);
        if (features.isPresent()) {
            context()
                    .forward(message.withKey(settlement.getPerson().getPatientId())
                            .withValue(passage.with(features.get())));
            return;
        }
        Problem conflict = new Problem(DeadLetterReason.CONFLICT, Ledger.CONFLICT_MESSAGE, "settlement_id");
        context()
                .forward(message.withKey(Letters.key(passage.source()))
                        .withValue(letters.letter(
                                passage.source(),
                                passage.receivedAt(),
                                conflict,
                                settlement.getSettlementId(),
                                passage.document())));
    }
}
