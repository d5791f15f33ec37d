package org.claimscreener.supervision;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.claimscreener.supervision.record.HoldMatter;
import org.claimscreener.supervision.record.Matter;
import org.claimscreener.supervision.record.RecoveryMatter;
import org.claimscreener.supervision.record.ReferralRequest;
import org.claimscreener.supervision.record.TipMatter;

/** The types that flow between operators, all Avro and never Kryo. */
public final class Types {
    /** The name under which its dead letters are counted. */
    public static final String JOB = "supervision";

    public static final TypeInformation<Matter> MATTER = new AvroTypeInfo<>(Matter.class);

    public static final TypeInformation<HoldMatter> HOLD_MATTER = new AvroTypeInfo<>(HoldMatter.class);

    public static final TypeInformation<TipMatter> TIP_MATTER = new AvroTypeInfo<>(TipMatter.class);

    public static final TypeInformation<ReferralRequest> REFERRAL_REQUEST = new AvroTypeInfo<>(ReferralRequest.class);

    public static final TypeInformation<RecoveryMatter> RECOVERY_MATTER = new AvroTypeInfo<>(RecoveryMatter.class);

    private Types() {}
}
