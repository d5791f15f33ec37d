package org.claimscreener.console.desk.page;

import java.util.List;

import org.claimscreener.console.view.PublicEdition;

/** Months with public figures, to be drawn. */
public record MonthsModel(List<PublicEdition> months) {
    public MonthsModel {
        months = List.copyOf(months);
    }
}
