/**
 * Deterministic simulation of deciding once. One seed draws one schedule: what the network sends, in which order
 * everything that runs at the same time takes its steps, and when it dies. The engine's own code is what is tested:
 * {@code patient}, {@code readback}, {@code profile}, {@code ledger} and {@code history} run as they do in the job; what
 * is around them is modelled here.
 *
 * <p>The model, by file:
 * <ul>
 *   <li>{@code SettlementLog}, {@code AnswerLog}, {@code DeadLetterLog}: logs that last. Uncommitted readers see a record
 *       of decisions at once and for ever, committed readers when its {@code Transaction} is committed, if ever.
 *   <li>{@code Attempt}: one run of the job. {@code SourceTask} to {@code InstitutionTask} to {@code PatientTask}, each so
 *       many times as the parallelism says; between them {@code Channel}s that keep their order and overtake each other.
 *       {@code Producer}s send; what is sent lands later, in order, even when its process is gone, but never once fenced.
 *   <li>{@code CheckpointInMaking}, {@code Checkpoint}: barriers travel with the records and are aligned; state is copied
 *       and writers are flushed as they pass. {@code JobMaster} begins, completes and fails checkpoints, and restarts from
 *       the newest, an older or none, alive or as a new one, with another parallelism.
 *   <li>{@code Workload}: settlements, retries, conflicts and reversals of every kind. {@code RandomDecider} never decides
 *       twice the same.
 *   <li>{@code Work} is what a job does, {@code Faults} what is done to it: lists of {@code Move}s, to which later steps
 *       add theirs. {@code Scheduler} draws among them, then calms down until nothing moves.
 *   <li>{@code Invariant}s are checked over the {@code Evidence} at the end; {@code Simulation} lists them. {@code Answers}
 *       and {@code PatientFold} read the log with none of the engine's code.
 *   <li>{@code Defect}s build the model wrong on purpose: each has to be found. {@code Happening}s must all have been come
 *       across.
 * </ul>
 *
 * <p>What it leaves out: time-outs (an input that only a time-out would help is a violation), time to live and pruning,
 * unreadable state, one checkpoint under way while another is, barriers of a checkpoint that was given up half way, and
 * broker faults: what has landed stays. An attempt that has been given up cannot fence its successor. A checkpoint that
 * was passed over for an older one is never restored: the older one's restart aborts its transactions.
 */
@NullMarked
package org.claimscreener.engine.simulation;

import org.jspecify.annotations.NullMarked;
