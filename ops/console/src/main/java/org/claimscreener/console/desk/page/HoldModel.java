package org.claimscreener.console.desk.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.claimscreener.console.desk.text.Formats;
import org.claimscreener.console.desk.text.Language;
import org.claimscreener.console.view.HoldView;
import org.claimscreener.console.view.QueueRow;
import org.claimscreener.wire.record.FeatureQuality;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.StandingInForce;
import org.claimscreener.wire.record.SubjectKind;

/**
 * A hold's page, to be drawn for one person.
 *
 * @param lines of the bill, made ready once
 * @param names what lines are called, by id
 * @param allowed what the person may do now
 * @param nonce makes each command of this page one command, however often it is sent
 * @param inside whether the person works for the fund, so that internal context is shown
 */
public record HoldModel(
        HoldView view,
        List<BillLine> lines,
        Map<String, String> names,
        Set<HoldCommandKind> allowed,
        String nonce,
        boolean inside,
        Optional<Notice> notice,
        FormEcho echo) {
    private static final int MOST_OTHER_LINES = 500;
    private static final int MOST_FINDINGS = 200;
    private static final int MOST_FEATURES = 60;
    private static final Set<HoldCommandKind> PLAIN =
            Set.of(HoldCommandKind.CLAIM, HoldCommandKind.UNCLAIM, HoldCommandKind.CONFIRM, HoldCommandKind.ACCEPT);
    private static final Set<HoldCommandKind> BY_LINE =
            Set.of(HoldCommandKind.REVIEW, HoldCommandKind.VOTE, HoldCommandKind.APPEAL);

    public HoldModel {
        lines = List.copyOf(lines);
        names = Map.copyOf(names);
        allowed = Collections.unmodifiableSet(new java.util.LinkedHashSet<>(allowed));
    }

    /** A hold's page for somebody who may do so much with it. */
    public static HoldModel of(
            HoldView view,
            Set<HoldCommandKind> allowed,
            String nonce,
            boolean inside,
            Optional<Notice> notice,
            FormEcho echo) {
        List<BillLine> lines = BillLine.of(view);
        Map<String, String> names = new HashMap<>();
        lines.forEach(line -> names.put(line.lineId(), line.name()));
        return new HoldModel(view, lines, names, allowed, nonce, inside, notice, echo);
    }

    /** How it stands. */
    public QueueRow now() {
        return view.now();
    }

    /** Suspected lines. */
    public List<BillLine> suspectLines() {
        return lines.stream().filter(BillLine::suspect).toList();
    }

    /** Lines that nobody suspects, as many as are drawn. */
    public List<BillLine> otherLines() {
        return lines.stream()
                .filter(line -> !line.suspect())
                .limit(MOST_OTHER_LINES)
                .toList();
    }

    /** How many further lines there are. */
    public long linesLeftOut() {
        long others = lines.stream().filter(line -> !line.suspect()).count();
        return Math.max(0, others - MOST_OTHER_LINES);
    }

    /** Lines of which money is withheld now: what opinions are about. */
    public List<BillLine> heldLines() {
        return suspectLines().stream().filter(line -> line.heldFen() > 0).toList();
    }

    /** History, newest first. */
    public List<StepModel> steps() {
        List<StepModel> steps =
                new ArrayList<>(view.steps().stream().map(StepModel::of).toList());
        Collections.reverse(steps);
        return steps;
    }

    /** The review that waits for a second person. */
    public Optional<StepModel> proposal() {
        return now().proposedBy().isEmpty()
                ? Optional.empty()
                : steps().stream()
                        .filter(step -> step.event() == HoldEvent.REVIEW_PROPOSED)
                        .findFirst();
    }

    /** What a line is called. */
    public String lineName(String lineId) {
        return names.getOrDefault(lineId, lineId);
    }

    /** Findings, as many as are drawn: gravest first. */
    public List<Finding> findings() {
        return view.decision().getFindings().stream().limit(MOST_FINDINGS).toList();
    }

    /** How many further findings there are. */
    public int findingsLeftOut() {
        return Math.max(0, view.decision().getFindings().size() - MOST_FINDINGS);
    }

    /** Whether a finding is the first of its rule: to it links go. */
    public boolean firstOfRule(Finding finding) {
        return view.decision().getFindings().stream()
                .filter(other -> other.getRuleCode().equals(finding.getRuleCode()))
                .findFirst()
                .equals(Optional.of(finding));
    }

    /** Whether evidence in the page's language is there. */
    public boolean said(Finding finding, Language language) {
        return language == Language.ZH || !finding.getEvidenceEn().isBlank();
    }

    /** Evidence, in the page's language if there is any. */
    public String evidence(Finding finding, Language language) {
        return language == Language.EN && !finding.getEvidenceEn().isBlank()
                ? finding.getEvidenceEn()
                : finding.getEvidence();
    }

    /** Day of the visit; of the opening when the bill is not known. */
    public LocalDate day() {
        return view.bill()
                .map(bill -> Formats.day(bill.getVisit().getBeganAt()))
                .orElseGet(() -> Formats.day(now().openedAt()));
    }

    /** Earlier settlements on a line of time. */
    public TimeLine timeLine() {
        return TimeLine.of(view.past(), day());
    }

    /** Features that were not zero when it was decided: what had happened there before. */
    public List<FeatureValue> features() {
        return features(feature -> feature.getValue() != 0);
    }

    /** Features that were zero when it was decided. */
    public List<FeatureValue> zeroFeatures() {
        return features(feature -> feature.getValue() == 0);
    }

    private List<FeatureValue> features(Predicate<FeatureValue> wanted) {
        return view.decision().getFeatures().stream()
                .filter(feature -> feature.getQuality() != FeatureQuality.TOO_LATE)
                .filter(wanted)
                .limit(MOST_FEATURES)
                .toList();
    }

    /** What was in force about the institution and its practitioners; of the patient nothing is drawn. */
    public List<StandingInForce> standing() {
        return view.decision().getStanding().stream()
                .filter(standing -> standing.getSubjectKind() != SubjectKind.PATIENT)
                .toList();
    }

    /** Whether a command is one button, without a reason. */
    public static boolean plain(HoldCommandKind kind) {
        return PLAIN.contains(kind);
    }

    /** Whether a command says something about each line. */
    public static boolean byLine(HoldCommandKind kind) {
        return BY_LINE.contains(kind);
    }

    /** Address of the events about it. */
    public String events() {
        return QueueModel.events(List.of(now()), false);
    }
}
