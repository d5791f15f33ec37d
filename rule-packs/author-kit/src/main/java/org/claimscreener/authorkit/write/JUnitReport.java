package org.claimscreener.authorkit.write;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.claimscreener.authorkit.write.TestRun.OfRule;
import org.claimscreener.authorkit.write.TestRun.Timed;

/** Results as build servers read them: the form of surefire, a suite for each rule. Stateless. */
final class JUnitReport {
    private JUnitReport() {}

    /** Of all packs, each with its rules. */
    static String of(List<PackResults> packs) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            for (PackResults pack : packs) {
                for (OfRule rule : pack.rules()) {
                    suite(xml, pack.pack().id(), rule);
                }
            }
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static void suite(XMLStreamWriter xml, String packId, OfRule rule) throws XMLStreamException {
        String name = packId + "." + rule.rule().rule();
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", name);
        xml.writeAttribute("tests", Integer.toString(rule.cases().size()));
        xml.writeAttribute("failures", Integer.toString(rule.failures().size()));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("time", seconds(rule.millis()));
        for (Timed one : rule.cases()) {
            test(xml, name, one);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void test(XMLStreamWriter xml, String suite, Timed one) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", suite);
        xml.writeAttribute("name", plain(one.packCase().name()));
        xml.writeAttribute("file", one.packCase().file());
        xml.writeAttribute("line", Integer.toString(one.packCase().line()));
        xml.writeAttribute("time", seconds(one.millis()));
        if (!one.result().passed()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", plain(one.result().failures().get(0)));
            xml.writeAttribute("type", "case");
            xml.writeCharacters(plain(String.join("\n", one.result().failures())));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** Without the characters that XML cannot hold. */
    private static String plain(String text) {
        return text.codePoints()
                .map(point -> point < ' ' && point != '\n' && point != '\t' ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String seconds(double millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1_000);
    }
}
