package org.claimscreener.holds;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.claimscreener.holds.record.Happening;

/** The types that flow between operators, all Avro and never Kryo. */
public final class Types {
    public static final TypeInformation<Happening> HAPPENING = new AvroTypeInfo<>(Happening.class);

    private Types() {}
}
