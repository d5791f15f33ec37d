package org.claimscreener.engine.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.claimscreener.engine.knowledge.TermBook.Kind;
import org.claimscreener.engine.knowledge.TermBook.Piece;
import org.claimscreener.engine.knowledge.TermBook.Term;
import org.jspecify.annotations.Nullable;

/**
 * Reads which diseases a published limit or label allows: those of all its words together, so that no honest diagnosis
 * is left out. A text is read only when every word in it that looks like a disease is known, every numbered part names
 * one, and no ground is named that codes do not tell. Conditions beside the disease (stages, markers, what was tried
 * before) are kept as text. Immutable.
 */
final class IndicationReader {
    private static final int LONGEST_BESIDE = 120;
    private static final int SHORTEST_BESIDE = 3;
    private static final int LONGEST_UNKNOWN = 12;

    /** What words for diseases, and for other grounds of treatment, end in or hold. */
    private static final Pattern LOOKS_LIKE_ONE =
            Pattern.compile("病|症|炎|癌|瘤|征|感染|衰竭|不全|障碍|溃疡|出血|中毒|缺乏|损伤|创伤|外伤|梗死|梗塞|卒中|贫血|减少|增多|痛|休克|硬化|狭窄|骨折|畸形|糜烂"
                    + "|瘫|昏|紊乱|异常|水肿|积液|胸腹水|失常|缺血|栓塞|血栓|流产|早产|便秘|腹泻|泄泻|恶心|呕吐|失眠|癫痫|哮喘|咳|避孕|不调|恶露|崩漏"
                    + "|带下|不孕|烧伤|疳|惊风|厌食|积滞|食滞|发热|排斥|排异|移植|增生|肥大|萎缩|透析|抢救|手术|麻醉|镇静|镇痛|闭经|妊娠|产后|分娩");

    /** An abbreviation, or a measure, in brackets says again what the words say. */
    private static final Pattern ABBREVIATION = Pattern.compile("\\([A-Za-z0-9+\\-/,≥> ]{1,14}\\)");

    /** Signs by which a label describes its disease are none of its diseases. */
    private static final Pattern SIGNS = Pattern.compile("(?:症见|证见|证候见)[^;。]*");

    /** Sentences that only add conditions. */
    private static final Pattern CONDITION =
            Pattern.compile("^(?:需|应|本方案|首次|尚未|住院方可|单次|激素受体阳性乳腺癌患者既往需|既往的化疗|对于|方予支付|通过:|可单药)");

    /** Parts that go on with the disease of the part before. */
    private static final Pattern CONTINUATION = Pattern.compile("^(?:与|联合|单药|或单药|也可|亦可)");

    private static final Pattern PART =
            Pattern.compile(";|(?:(?<=[:,;])|^)[0-9]{1,2}[.、]|(?<![0-9A-Za-z.])[0-9]{1,2}[.、](?![0-9])|\\([0-9]\\)");
    private static final Pattern SENTENCE = Pattern.compile("。");
    private static final Pattern ONLY_FRAME = Pattern.compile("(?:[限:、,或]|方予支付|以下情况方可支付)*");
    private static final Pattern WORD_BREAK = Pattern.compile("[,、;。:()\\[\\]/]|或|和|及|与|的|伴");
    private static final String EDGE = "[限:、,;/()或和及与的]|用于|适用于|治疗|患者|引起|所致|导致";
    private static final Pattern EDGES = Pattern.compile("^(?:" + EDGE + ")+|(?:" + EDGE + ")+$");

    private final TermBook book;

    IndicationReader(TermBook book) {
        this.book = book;
    }

    /**
     * What a text allows.
     *
     * @param diagnoses ranges of ICD-10, blank-separated
     * @param beside conditions that no diagnosis tells, in the text's own words; "" when there are none
     */
    record Indication(String diagnoses, String beside) {}

    /** What has been read of one text so far. */
    private static final class Reading {
        private final Set<String> codes = new LinkedHashSet<>();
        private final Set<String> grounds = new LinkedHashSet<>();
        private final Set<String> unknown = new LinkedHashSet<>();
        private final Set<String> beside = new LinkedHashSet<>();
        private @Nullable String partWithout;
        private boolean leadsIn;
    }

    /**
     * Reads a text.
     *
     * @throws UnplacedException when codes cannot decide it; the message names what is not known
     */
    Indication read(String text) throws UnplacedException {
        String plain = SIGNS.matcher(TermBook.plain(text)).replaceAll("");
        Reading reading = new Reading();
        for (String sentence : SENTENCE.split(ABBREVIATION.matcher(plain).replaceAll(""), -1)) {
            if (CONDITION.matcher(sentence).find()) {
                keep(reading, sentence);
            } else {
                sentence(sentence, reading);
            }
        }
        return result(reading);
    }

    private void sentence(String sentence, Reading reading) {
        List<String> parts = new ArrayList<>();
        for (String part : PART.split(sentence, -1)) {
            if (!ONLY_FRAME.matcher(part).matches()) {
                parts.add(part);
            }
        }
        for (String part : parts) {
            boolean named = part(part, reading);
            boolean may = part.endsWith(":")
                    || parts.size() == 1
                    || CONTINUATION.matcher(part).find();
            reading.leadsIn |= named && part.endsWith(":");
            if (!named && !may && !reading.leadsIn && reading.partWithout == null) {
                reading.partWithout = part;
            }
        }
    }

    /** Does the part name a disease, or a ground? */
    private boolean part(String part, Reading reading) {
        boolean named = false;
        StringBuilder between = new StringBuilder();
        for (Piece piece : book.pieces(part)) {
            Term term = piece.term();
            if (term == null) {
                between.append(piece.text());
                unknown(piece.text(), reading);
            } else if (term.kind() == Kind.ASIDE) {
                between.append(piece.text());
            } else {
                named = true;
                (term.kind() == Kind.GROUND ? reading.grounds : reading.codes)
                        .add(term.kind() == Kind.GROUND ? term.text() : term.codes());
                keep(reading, between.toString());
                between.setLength(0);
            }
        }
        keep(reading, between.toString());
        return named;
    }

    private static void unknown(String between, Reading reading) {
        for (String word : WORD_BREAK.split(between, -1)) {
            if (LOOKS_LIKE_ONE.matcher(word).find()) {
                reading.unknown.add(word.substring(Math.max(0, word.length() - LONGEST_UNKNOWN)));
            }
        }
    }

    private static void keep(Reading reading, String condition) {
        Matcher edges = EDGES.matcher(condition);
        String kept = edges.replaceAll("");
        if (kept.length() >= SHORTEST_BESIDE) {
            reading.beside.add(kept);
        }
    }

    private static Indication result(Reading reading) throws UnplacedException {
        if (!reading.grounds.isEmpty()) {
            throw new UnplacedException(
                    "no diagnosis code tells whether this was so: " + String.join("、", reading.grounds));
        }
        if (!reading.unknown.isEmpty()) {
            throw new UnplacedException(
                    "words that the book of diseases does not know: " + String.join("、", reading.unknown));
        }
        if (reading.codes.isEmpty()) {
            throw new UnplacedException("it names no disease");
        }
        if (reading.partWithout != null) {
            throw new UnplacedException(
                    "a part of it names no disease: " + shortened(reading.partWithout, LONGEST_BESIDE));
        }
        return new Indication(
                CodeRanges.united(reading.codes), shortened(String.join("；", reading.beside), LONGEST_BESIDE));
    }

    /** The text, its end replaced by an ellipsis when it is longer than so many characters. */
    static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
