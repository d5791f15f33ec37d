package org.claimscreener.wire;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Bytes as they were written by each released version, and are read for as long as topics keep them. */
class GoldenBytesTest {

    @ParameterizedTest
    @MethodSource("released")
    void bytesOfEveryReleasedVersionAreRead(ReleasedSchema old) {
        assertThat(WireDecoder.create().decode(Released.golden(old.type(), old.version())))
                .isInstanceOf(Decoded.Accepted.class);
    }

    @ParameterizedTest
    @EnumSource
    void newestBytesAreTheExpectedRecord(MessageType type) {
        assertThat(WireDecoder.create().decode(newest(type))).isEqualTo(new Decoded.Accepted(Records.golden(type)));
    }

    @ParameterizedTest
    @EnumSource
    void newestBytesAreWrittenAgainTheSame(MessageType type) {
        assertThat(new WireEncoder().encode(Records.golden(type))).isEqualTo(newest(type));
    }

    static List<ReleasedSchema> released() {
        return ReleasedSchemas.all();
    }

    private static byte[] newest(MessageType type) {
        return Released.golden(type, ReleasedSchemas.of(type).size());
    }
}
