package org.claimscreener.peers;

import java.nio.ByteBuffer;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.intake.Problem;
import org.claimscreener.engine.patient.Outcome;
import org.claimscreener.engine.patient.PatientDesk;
import org.claimscreener.engine.patient.PatientInput;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;

/**
 * One patient's settlements, in order: each goes to the {@link PatientDesk}, and what comes of it goes out. Nothing is in force
 * about anybody, and nobody used a trace code before.
 */
final class DecideStep extends ContextualProcessor<String, Flowing.Passage, String, Flowing> {
    private final LoadedPacks packs;
    private final PatientDesk desk;
    private final Documents documents = new Documents();
    private final Letters letters = new Letters();
    private KeyValueStore<Bytes, byte[]> store;

    /** Of one task. */
    @SuppressWarnings("NullAway.Init") // The store comes with init().
    DecideStep(LoadedPacks packs) {
        this.packs = packs;
        this.desk = new PatientDesk(packs.screener());
    }

    @Override
    public void init(ProcessorContext<String, Flowing> context) {
        super.init(context);
        store = context.getStateStore(StreamsTopology.PATIENTS);
    }

    @Override
    public void process(Record<String, Flowing.Passage> message) {
        Flowing.Passage passage = message.value();
        PatientInput input = input(documents.of(passage), passage);
        Outcome outcome = desk.receive(input, new StoredPatient(store, message.key()), false);
        if (outcome instanceof Outcome.Decided decided) {
            answer(message, decided.bytes());
        } else if (outcome instanceof Outcome.Receipted receipted) {
            answer(message, receipted.bytes());
        } else if (outcome instanceof Outcome.Repeated repeated) {
            answer(message, repeated.bytes());
        } else if (outcome instanceof Outcome.Refused refused) {
            Problem problem = new Problem(refused.reason(), refused.message(), refused.field());
            Flowing.Answer letter = letters.letter(
                    passage.source(), passage.receivedAt(), problem, input.settlementId(), passage.document());
            context().forward(message.withKey(Letters.key(passage.source())).withValue(letter));
        } else {
            throw new IllegalStateException("nothing waits here, but " + passage.source() + " does");
        }
    }

    private PatientInput input(SpecificRecord document, Flowing.Passage passage) {
        if (document instanceof Settlement settlement) {
            DecisionFrame frame = new DecisionFrame(
                    packs.refs(),
                    Circumstances.of(passage.features()),
                    passage.contentDigest(),
                    passage.source(),
                    passage.receivedAt());
            return new PatientInput.Submitted(settlement, frame);
        }
        return new PatientInput.Withdrawn((Reversal) document, passage.source(), passage.receivedAt());
    }

    private void answer(Record<String, Flowing.Passage> message, ByteBuffer bytes) {
        context().forward(message.withValue(new Flowing.Answer(TopicCatalogue.DECISIONS, bytes)));
    }
}
