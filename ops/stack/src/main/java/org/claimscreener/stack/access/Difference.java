package org.claimscreener.stack.access;

import java.util.TreeMap;

import org.apache.kafka.common.acl.AclBinding;
import org.claimscreener.wire.Topic;

/** One thing that is not at the broker as it is to be. */
public sealed interface Difference {
    /** What is done about it. */
    enum Remedy {
        /** {@code topics apply}. */
        APPLY("+"),
        /** {@code topics apply --revoke}. */
        REVOKE("-"),
        /** Nothing that a command may do by itself: somebody is to look. */
        BY_HAND("!");

        private final String mark;

        Remedy(String mark) {
            this.mark = mark;
        }

        /** The first character of its line. */
        public String mark() {
            return mark;
        }
    }

    Remedy remedy();

    /** The topic's name, or the right in words. */
    String subject();

    /** What is to become of it, and why. */
    String text();

    /** A topic of the catalogue that is not there. */
    record TopicMissing(Topic topic, Settings wanted) implements Difference {
        @Override
        public Remedy remedy() {
            return Remedy.APPLY;
        }

        @Override
        public String subject() {
            return topic.name();
        }

        @Override
        public String text() {
            return "is missing: " + topic.partitions() + " partitions, " + wanted.replicas() + " replicas, "
                    + new TreeMap<>(wanted.of(topic));
        }
    }

    /** A setting of a topic that is another one. */
    record SettingDiffers(String topic, String setting, String actual, String wanted) implements Difference {
        @Override
        public Remedy remedy() {
            return Remedy.APPLY;
        }

        @Override
        public String subject() {
            return topic;
        }

        @Override
        public String text() {
            return setting + " is " + actual + ", to be " + wanted;
        }
    }

    /** Partitions are never changed: more of them would move keys, and a patient's settlements would lose their order. */
    record PartitionsDiffer(String topic, int actual, int wanted) implements Difference {
        @Override
        public Remedy remedy() {
            return Remedy.BY_HAND;
        }

        @Override
        public String subject() {
            return topic;
        }

        @Override
        public String text() {
            return "has " + actual + " partitions, the catalogue says " + wanted
                    + "; never changed in place, for keys would move: make a new topic and move its readers";
        }
    }

    /** Copies are made by a reassignment, which takes hours and is planned by people. */
    record ReplicasDiffer(String topic, int actual, int wanted) implements Difference {
        @Override
        public Remedy remedy() {
            return Remedy.BY_HAND;
        }

        @Override
        public String subject() {
            return topic;
        }

        @Override
        public String text() {
            return "has " + actual + " replicas, to be " + wanted
                    + "; reassign its partitions (kafka-reassign-partitions)";
        }
    }

    /** A topic under our names that the catalogue does not know. */
    record TopicUnknown(String topic) implements Difference {
        @Override
        public Remedy remedy() {
            return Remedy.BY_HAND;
        }

        @Override
        public String subject() {
            return topic;
        }

        @Override
        public String text() {
            return "is not in the catalogue of this build; of a newer build, or somebody's: topics are never deleted here";
        }
    }

    /** A right that somebody needs and has not. */
    record RightMissing(AclBinding right, String reason) implements Difference {
        @Override
        public Remedy remedy() {
            return Remedy.APPLY;
        }

        @Override
        public String subject() {
            return AccessList.words(right);
        }

        @Override
        public String text() {
            return "is missing: " + reason;
        }
    }

    /** A right that the table does not give. */
    record RightTooMany(AclBinding right) implements Difference {
        @Override
        public Remedy remedy() {
            return Remedy.REVOKE;
        }

        @Override
        public String subject() {
            return AccessList.words(right);
        }

        @Override
        public String text() {
            return "is not in the list: taken away with --revoke, or put into the list with its reason";
        }
    }

    /** A broker that does not ask. */
    record NobodyIsAsked() implements Difference {
        @Override
        public Remedy remedy() {
            return Remedy.BY_HAND;
        }

        @Override
        public String subject() {
            return "authorizer";
        }

        @Override
        public String text() {
            return "is missing at the broker: everybody may do everything; see ops/kafka/README.md";
        }
    }
}
