package org.claimscreener.engine.tip;

import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.pack.Problems;
import org.claimscreener.engine.pack.YamlFields;
import org.claimscreener.engine.pack.YamlText;
import org.claimscreener.engine.tip.reward.RewardSchemes;

/** Reads a {@link TipPolicy}; tips.md shows a whole one. Stateless. */
final class TipPolicyText {
    private static final String CHECK = "lead_check_working_days";
    private static final String EXTENSION = "extension_working_days";
    private static final String SCRUTINY = "scrutiny_days";
    private static final String LEVEL3 = "level3";
    private static final String LEVEL2 = "level2";
    private static final String LEVEL1 = "level1";

    private static final List<String> FIELDS = List.of(CHECK, EXTENSION, SCRUTINY, RewardSchemeText.REWARDS);
    private static final List<String> LEVELS = List.of(LEVEL3, LEVEL2, LEVEL1);

    private TipPolicyText() {}

    static TipPolicy parse(String name, String yaml) throws TipPolicyRefusedException {
        Problems problems = new Problems();
        Optional<TipPolicy> policy = YamlText.read(name, yaml, problems)
                .flatMap(root -> YamlFields.of(name, name, root, problems, FIELDS))
                .flatMap(fields -> policy(fields, problems));
        if (policy.isEmpty()) {
            throw new TipPolicyRefusedException(name, problems.sorted());
        }
        return policy.get();
    }

    private static Optional<TipPolicy> policy(YamlFields fields, Problems problems) {
        TipPolicy standard = TipPolicy.STANDARD;
        int check = days(fields, CHECK, standard.leadCheckDays(), 1, TipPolicy.LONGEST_CHECK_DAYS);
        int extension = days(fields, EXTENSION, standard.extensionDays(), 1, TipPolicy.LONGEST_CHECK_DAYS);
        Optional<YamlFields> levels = fields.section(SCRUTINY, LEVELS);
        int level3 = level(levels, LEVEL3, standard.level3Days());
        int level2 = level(levels, LEVEL2, standard.level2Days());
        int level1 = level(levels, LEVEL1, standard.level1Days());
        RewardSchemes rewards = RewardSchemeText.read(fields).orElse(standard.rewards());
        return problems.count() > 0
                ? Optional.empty()
                : Optional.of(new TipPolicy(check, extension, level3, level2, level1, rewards));
    }

    private static int level(Optional<YamlFields> levels, String key, int otherwise) {
        return levels.map(fields -> days(fields, key, otherwise, 0, TipPolicy.LONGEST_LEVEL_DAYS))
                .orElse(otherwise);
    }

    private static int days(YamlFields fields, String key, int otherwise, int least, int most) {
        return fields.has(key) ? (int) fields.number(key, least, most) : otherwise;
    }
}
