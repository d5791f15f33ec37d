package org.claimscreener.engine.credit;

/** Something to be told about a subject's credit. */
public sealed interface CreditEvent {
    /** Points or score moved. */
    record Changed(CreditChange change) implements CreditEvent {}

    /** The points now lead to something that a person may order. */
    record Proposed(Proposal proposal) implements CreditEvent {}

    /** What was proposed no longer rests on enough points; an order that was made of it is for a person to lift. */
    record Withdrawn(Proposal proposal) implements CreditEvent {}

    /** A change is contested; it stays in force. */
    record Contested(Contest contest) implements CreditEvent {}

    /** Nobody decided in time; the change stays in force. */
    record Escalated(Contest contest) implements CreditEvent {}

    /** A contest has ended: by a decision, or because the change was taken back by something else. */
    record ContestEnded(Contest contest) implements CreditEvent {}

    /** Nothing was done. */
    record Refused(CreditProblem problem) implements CreditEvent {}
}
