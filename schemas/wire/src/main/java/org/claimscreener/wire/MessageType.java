package org.claimscreener.wire;

import java.util.Optional;

import org.apache.avro.Schema;
import org.claimscreener.wire.record.AuditCheckpoint;
import org.claimscreener.wire.record.AuditRecord;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.Disclosure;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.InspectionResult;
import org.claimscreener.wire.record.InspectionSeed;
import org.claimscreener.wire.record.PackChunk;
import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackStatus;
import org.claimscreener.wire.record.RecoveryCommand;
import org.claimscreener.wire.record.RecoveryStep;
import org.claimscreener.wire.record.ReferralCommand;
import org.claimscreener.wire.record.ReferralStep;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Reward;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.ShadowResult;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.SupervisionCommand;
import org.claimscreener.wire.record.SupervisionStep;
import org.claimscreener.wire.record.Tip;
import org.claimscreener.wire.record.TipCommand;
import org.claimscreener.wire.record.TipStep;

/** The records that stand alone on a topic. */
public enum MessageType {
    /** One online settlement, from the network. */
    SETTLEMENT("Settlement"),
    /** A settlement, or lines of one, withdrawn; from the network. */
    REVERSAL("Reversal"),
    /** The answer to a settlement. */
    DECISION("Decision"),
    /** The answer to a reversal. */
    REVERSAL_RECEIPT("ReversalReceipt"),
    /** An input that could not be screened. */
    DEAD_LETTER("DeadLetter"),
    /** All that is in force about one subject, from the authority. */
    STANDING("Standing"),
    /** A part of a pack's archive, from the promoter. */
    PACK_CHUNK("PackChunk"),
    /** An order about a pack, from the promoter. */
    PACK_CONTROL("PackControl"),
    /** What a job did with a pack. */
    PACK_STATUS("PackStatus"),
    /** What a shadow pack says about a settlement that was decided without it. */
    SHADOW_RESULT("ShadowResult"),
    /** What a person wants done with a hold, from the console. */
    HOLD_COMMAND("HoldCommand"),
    /** One step of a hold, or a command refused. */
    HOLD_STEP("HoldStep"),
    /** An order of the authority that changes a standing. */
    DIRECTIVE("Directive"),
    /** What a person wants done about a subject. */
    SUPERVISION_COMMAND("SupervisionCommand"),
    /** What the supervision job did about a subject. */
    SUPERVISION_STEP("SupervisionStep"),
    /** A report from the public. */
    TIP("Tip"),
    /** What a person wants done with a tip. */
    TIP_COMMAND("TipCommand"),
    /** What happened to a tip. */
    TIP_STEP("TipStep"),
    /** What the reporter of a verified tip is to be paid. */
    REWARD("Reward"),
    /** The seed of a month's random draw, committed to or revealed. */
    INSPECTION_SEED("InspectionSeed"),
    /** A released settlement that was drawn for inspection. */
    INSPECTION_DRAW("InspectionDraw"),
    /** What came of its inspection. */
    INSPECTION_RESULT("InspectionResult"),
    /** What a person enters about a referral to another department. */
    REFERRAL_COMMAND("ReferralCommand"),
    /** What became of a referral. */
    REFERRAL_STEP("ReferralStep"),
    /** What a person enters about money that is to come back. */
    RECOVERY_COMMAND("RecoveryCommand"),
    /** What became of that money. */
    RECOVERY_STEP("RecoveryStep"),
    /** An edition of a month's figures for the public. */
    DISCLOSURE("Disclosure"),
    /** Who did what. */
    AUDIT_RECORD("AuditRecord"),
    /** A writer's signature under its chain of audit records. */
    AUDIT_CHECKPOINT("AuditCheckpoint");

    private final String schemaName;

    MessageType(String schemaName) {
        this.schemaName = schemaName;
    }

    /** The schema's simple name: of the record class, of the folder in {@code released/}, of {@code topics.tsv}. */
    public String schemaName() {
        return schemaName;
    }

    /** The schema that this build writes and into which older versions are read. */
    public Schema currentSchema() {
        return switch (this) {
            case SETTLEMENT -> Settlement.getClassSchema();
            case REVERSAL -> Reversal.getClassSchema();
            case DECISION -> Decision.getClassSchema();
            case REVERSAL_RECEIPT -> ReversalReceipt.getClassSchema();
            case DEAD_LETTER -> DeadLetter.getClassSchema();
            case STANDING -> Standing.getClassSchema();
            case PACK_CHUNK -> PackChunk.getClassSchema();
            case PACK_CONTROL -> PackControl.getClassSchema();
            case PACK_STATUS -> PackStatus.getClassSchema();
            case SHADOW_RESULT -> ShadowResult.getClassSchema();
            case HOLD_COMMAND -> HoldCommand.getClassSchema();
            case HOLD_STEP -> HoldStep.getClassSchema();
            case DIRECTIVE -> Directive.getClassSchema();
            case SUPERVISION_COMMAND -> SupervisionCommand.getClassSchema();
            case SUPERVISION_STEP -> SupervisionStep.getClassSchema();
            case TIP -> Tip.getClassSchema();
            case TIP_COMMAND -> TipCommand.getClassSchema();
            case TIP_STEP -> TipStep.getClassSchema();
            case REWARD -> Reward.getClassSchema();
            case INSPECTION_SEED -> InspectionSeed.getClassSchema();
            case INSPECTION_DRAW -> InspectionDraw.getClassSchema();
            case INSPECTION_RESULT -> InspectionResult.getClassSchema();
            case REFERRAL_COMMAND -> ReferralCommand.getClassSchema();
            case REFERRAL_STEP -> ReferralStep.getClassSchema();
            case RECOVERY_COMMAND -> RecoveryCommand.getClassSchema();
            case RECOVERY_STEP -> RecoveryStep.getClassSchema();
            case DISCLOSURE -> Disclosure.getClassSchema();
            case AUDIT_RECORD -> AuditRecord.getClassSchema();
            case AUDIT_CHECKPOINT -> AuditCheckpoint.getClassSchema();
        };
    }

    /** Largest encoded message of this type, framing included, in bytes. */
    public int maxBytes() {
        return switch (this) {
            case SETTLEMENT,
                    REVERSAL,
                    STANDING,
                    PACK_CHUNK,
                    PACK_CONTROL,
                    PACK_STATUS,
                    HOLD_COMMAND,
                    DIRECTIVE,
                    SUPERVISION_COMMAND,
                    SUPERVISION_STEP,
                    TIP,
                    TIP_COMMAND,
                    TIP_STEP,
                    REWARD,
                    INSPECTION_SEED,
                    INSPECTION_DRAW,
                    INSPECTION_RESULT,
                    REFERRAL_COMMAND,
                    REFERRAL_STEP,
                    RECOVERY_COMMAND,
                    RECOVERY_STEP,
                    DISCLOSURE,
                    AUDIT_RECORD,
                    AUDIT_CHECKPOINT -> WireFormat.MAX_MESSAGE_BYTES;
            case DECISION, REVERSAL_RECEIPT, DEAD_LETTER, SHADOW_RESULT, HOLD_STEP -> WireFormat.MAX_ANSWER_BYTES;
        };
    }

    /** The type of a schema's simple name; empty when no record of that name stands alone. */
    public static Optional<MessageType> ofSchemaName(String schemaName) {
        for (MessageType type : values()) {
            if (type.schemaName.equals(schemaName)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
