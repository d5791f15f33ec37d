package org.claimscreener.console.status;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.claimscreener.metrics.Catalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class FigureTest {
    private static final Pattern NAME = Pattern.compile("screener_[a-z_]+");

    @ParameterizedTest
    @EnumSource
    void asksForNothingThatTheCatalogueDoesNotHave(Figure figure) {
        assertThat(NAME.matcher(figure.query()).results().map(MatchResult::group))
                .isNotEmpty()
                .isSubsetOf(Catalogue.series());
    }
}
