package org.claimscreener.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.patient.PatientInput;
import org.claimscreener.engine.profile.InstitutionDesk;
import org.claimscreener.engine.replay.HeapInstitutionMemory;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.FeatureValue;

/** Runs the institution's desk for some institutions. */
final class InstitutionTask extends Task {
    private final World world;
    private final Attempt attempt;
    private final InstitutionDesk desk = new InstitutionDesk(World.FOLD);
    private final Map<String, HeapInstitutionMemory> stores = new TreeMap<>();
    private final Producer<DeadLetterLog.Letter> deadLetters;
    private final List<Channel> outputs = new ArrayList<>();

    InstitutionTask(
            World world,
            Attempt attempt,
            Map<String, HeapInstitutionMemory> stores,
            Producer<DeadLetterLog.Letter> deadLetters) {
        super(world);
        this.world = world;
        this.attempt = attempt;
        this.stores.putAll(stores);
        this.deadLetters = deadLetters;
    }

    /** In the order of the patients' subtasks. */
    void connectTo(Channel output) {
        outputs.add(output);
    }

    Map<String, HeapInstitutionMemory> stores() {
        return stores;
    }

    @Override
    boolean mayTakeRecords() {
        return true;
    }

    @Override
    void record(Element element) {
        Input input = ((Element.Accepted) element).input();
        HeapInstitutionMemory store = stores.computeIfAbsent(input.institutionId(), id -> new HeapInstitutionMemory());
        if (input instanceof Input.Submitted submitted) {
            Optional<List<FeatureValue>> profile = desk.submitted(World.facts(submitted), submitted.digest(), store);
            if (profile.isEmpty()) {
                deadLetters.send(new DeadLetterLog.Letter(input.source(), DeadLetterReason.CONFLICT));
                world.trace("#%s institution refuses %s", attempt.number(), input);
                return;
            }
            pass(input, new PatientInput.Submitted(submitted.settlement(), frame(submitted, profile.get())));
            return;
        }
        Input.Withdrawn withdrawn = (Input.Withdrawn) input;
        desk.withdrawn(withdrawn.reversal(), store);
        pass(input, new PatientInput.Withdrawn(withdrawn.reversal(), input.source(), input.receivedAt()));
    }

    private void pass(Input input, PatientInput forPatient) {
        outputs.get(Keys.subtask(input.patientId(), outputs.size())).send(new Element.Profiled(input, forPatient));
    }

    private DecisionFrame frame(Input.Submitted input, List<FeatureValue> features) {
        return new DecisionFrame(
                List.of(world.decider().pack()),
                Circumstances.of(features),
                input.digest(),
                input.source(),
                input.receivedAt());
    }

    @Override
    void barrier(long checkpointId) {
        attempt.passes(checkpointId)
                .institutions(stores, deadLetters.barrier(checkpointId, world.flushes()), deadLetters.subtask());
        outputs.forEach(output -> output.send(new Element.Barrier(checkpointId)));
    }
}
