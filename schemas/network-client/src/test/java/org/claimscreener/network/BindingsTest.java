package org.claimscreener.network;

import org.claimscreener.network.Bindings.Standing;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BindingsTest {
    private static final byte[] ONE = {1};
    private static final byte[] OTHER = {2};

    @Test
    void firstBindsEqualRepeatsOtherContradicts() {
        Bindings bindings = new Bindings(10);

        assertThat(bindings.meet("S1", ONE)).isEqualTo(Standing.FIRST);
        assertThat(bindings.meet("S1", ONE)).isEqualTo(Standing.EQUAL);
        assertThat(bindings.meet("S1", OTHER)).isEqualTo(Standing.CONTRADICTION);
        assertThat(bindings.meet("S1", ONE)).isEqualTo(Standing.EQUAL);
        assertThat(bindings.meet("S2", OTHER)).isEqualTo(Standing.FIRST);
    }

    @Test
    void forgetsTheIdMetLeastRecently() {
        Bindings bindings = new Bindings(2);
        bindings.meet("S1", ONE);
        bindings.meet("S2", ONE);
        bindings.meet("S1", ONE);

        bindings.meet("S3", ONE);

        assertThat(bindings.size()).isEqualTo(2);
        assertThat(bindings.meet("S1", OTHER)).isEqualTo(Standing.CONTRADICTION);
        assertThat(bindings.meet("S2", OTHER)).isEqualTo(Standing.FIRST);
    }
}
