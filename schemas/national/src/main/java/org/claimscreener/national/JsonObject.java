package org.claimscreener.national;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A JSON object being written by the names of the mapping table. A null value leaves its field out. */
record JsonObject(ObjectNode node) {

    static JsonObject create() {
        return new JsonObject(JsonNodeFactory.instance.objectNode());
    }

    /** A new object at the end of a list. */
    static JsonObject in(ArrayNode list) {
        return new JsonObject(list.addObject());
    }

    JsonObject child(NationalNode child) {
        return new JsonObject(node.putObject(child.nodeName()));
    }

    ArrayNode list(NationalNode list) {
        return node.putArray(list.nodeName());
    }

    void text(MappedField field, @Nullable String text) {
        if (text != null) {
            node.put(field.nationalName(), text);
        }
    }

    void texts(MappedField field, List<String> texts) {
        ArrayNode list = node.putArray(field.nationalName());
        for (String text : texts) {
            list.add(text);
        }
    }

    void time(MappedField field, @Nullable Instant time) {
        text(field, time == null ? null : ChinaTime.format(time));
    }

    void date(MappedField field, @Nullable LocalDate date) {
        text(field, date == null ? null : ChinaTime.format(date));
    }

    void flag(MappedField field, boolean flag) {
        text(field, flag ? "1" : "0");
    }

    void amount(MappedField field, long fen) {
        decimal(field, DecimalForm.AMOUNT, fen);
    }

    void decimal(MappedField field, DecimalForm form, long value) {
        text(field, form.format(value));
    }
}
