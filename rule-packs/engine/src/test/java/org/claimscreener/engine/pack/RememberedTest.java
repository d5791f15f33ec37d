package org.claimscreener.engine.pack;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RememberedTest {
    private final Remembered<String, String> remembered = new Remembered<>(10);

    @Test
    void findsWhatWasKept() {
        remembered.keep("a", "one", 4);

        assertThat(remembered.find("a")).contains("one");
        assertThat(remembered.find("b")).isEmpty();
    }

    @Test
    void whatWasNotAskedForTheLongestGoesFirst() {
        remembered.keep("a", "one", 5);
        remembered.keep("b", "two", 5);
        assertThat(remembered.find("a")).isPresent();
        remembered.keep("c", "three", 1);

        assertThat(remembered.find("b")).isEmpty();
        assertThat(remembered.find("a")).contains("one");
        assertThat(remembered.find("c")).contains("three");
    }

    @Test
    void whatIsTooHeavyAloneIsNotKeptAndPushesNothingOut() {
        remembered.keep("a", "one", 10);
        remembered.keep("b", "two", 11);

        assertThat(remembered.find("b")).isEmpty();
        assertThat(remembered.find("a")).contains("one");
    }

    @Test
    void aValueThatIsKeptAgainWeighsOnce() {
        remembered.keep("a", "one", 5);
        remembered.keep("a", "uno", 5);
        remembered.keep("b", "two", 5);

        assertThat(remembered.find("a")).contains("uno");
        assertThat(remembered.find("b")).contains("two");
    }
}
