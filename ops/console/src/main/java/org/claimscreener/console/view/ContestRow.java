package org.claimscreener.console.view;

import org.claimscreener.wire.record.CreditContest;
import org.claimscreener.wire.record.SubjectKind;

/** A contest that waits for somebody's decision. */
public record ContestRow(SubjectKind subjectKind, String subjectId, CreditContest contest) {}
