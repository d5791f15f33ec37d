package org.claimscreener.console.desk.page;

import java.util.Map;
import java.util.Optional;

import org.claimscreener.console.view.OrderRow;
import org.claimscreener.wire.record.Directive;

/**
 * An order, to be drawn.
 *
 * @param mayLift whether who looks may lift it: it binds, or will
 * @param nonce of the page
 * @param values what was put into the form to lift it, when that was not sent
 */
public record OrderModel(
        OrderRow row, boolean mayLift, String nonce, Map<String, String> values, Optional<Notice> notice) {
    public OrderModel {
        values = Map.copyOf(values);
    }

    /** The directive as it came. */
    public Directive directive() {
        Directive directive = row.taken().getDirective();
        if (directive == null) {
            throw new IllegalStateException("an order was taken without its directive");
        }
        return directive;
    }

    /** What stands in a field. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }
}
