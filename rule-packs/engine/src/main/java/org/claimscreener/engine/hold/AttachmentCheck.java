package org.claimscreener.engine.hold;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.claimscreener.wire.record.Attachment;

/** What must hold of files that go with what a person sends. Stateless, thread-safe. */
public final class AttachmentCheck {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Set<String> MEDIA_TYPES =
            Set.of("application/pdf", "application/ofd", "image/jpeg", "image/png", "text/plain");

    private AttachmentCheck() {}

    /** The first problem in reading order: field, what is wrong; without a file's name or content. */
    public static Optional<String> firstProblem(List<Attachment> attachments) {
        if (attachments.size() > HoldLimits.MAX_ATTACHMENTS) {
            return Optional.of(
                    "attachments are " + attachments.size() + "; at most " + HoldLimits.MAX_ATTACHMENTS + " are taken");
        }
        long bytes = 0;
        for (int i = 0; i < attachments.size(); i++) {
            Optional<String> problem = attachment("attachments[" + i + "].", attachments.get(i));
            if (problem.isPresent()) {
                return problem;
            }
            bytes += attachments.get(i).getSizeBytes();
        }
        return bytes > HoldLimits.MAX_ATTACHED_BYTES
                ? Optional.of("attachments are larger than 100 MiB together; leave some out or shrink them")
                : Optional.empty();
    }

    private static Optional<String> attachment(String at, Attachment attachment) {
        String name = attachment.getName();
        if (name.isBlank()
                || name.length() > HoldLimits.MAX_FILE_NAME_LENGTH
                || name.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
            return Optional.of(at + "name is no file name without a folder, of at most "
                    + HoldLimits.MAX_FILE_NAME_LENGTH + " characters");
        }
        if (!MEDIA_TYPES.contains(attachment.getMediaType())) {
            return Optional.of(at + "media_type is none of PDF, OFD, JPEG, PNG and plain text");
        }
        if (attachment.getSizeBytes() < 1 || attachment.getSizeBytes() > HoldLimits.MAX_ATTACHED_BYTES) {
            return Optional.of(at + "size_bytes is not 1 to 100 MiB");
        }
        return SHA256.matcher(attachment.getSha256()).matches()
                ? Optional.empty()
                : Optional.of(at + "sha256 is not 64 lower-case hex digits");
    }
}
