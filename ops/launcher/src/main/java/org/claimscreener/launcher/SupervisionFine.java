package org.claimscreener.launcher;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.Text;
import org.claimscreener.engine.penalty.Act;
import org.claimscreener.engine.penalty.Article;
import org.claimscreener.engine.penalty.FineRange;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells between what a fine may lie. */
@Command(
        name = "fine",
        header = "Tells between what a fine may lie, by the law; imposes nothing.",
        description =
                "State Council Order 735, articles 38 to 41. A person decides whether to fine and how much, having heard the"
                        + " party. Sends nothing and connects to nothing.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  screener supervision fine --article 38 --loss-fen 123405",
            "  screener supervision fine --article 38 --loss-fen 123405 --intent",
            "  screener supervision fine --article 39 --refused-to-correct"
        })
final class SupervisionFine implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--article",
            required = true,
            paramLabel = "N",
            description = "Which names the act: 38, 39, 40 or 41.")
    private int article;

    @Option(
            names = "--loss-fen",
            paramLabel = "N",
            description = "What left the fund and was not due, in fen (default: ${DEFAULT-VALUE}).")
    private long lossFen;

    @Option(names = "--intent", description = "A person has established that it was done to defraud the fund.")
    private boolean intent;

    @Option(names = "--deceit", description = "Article 41: another's credential was used, or documents were forged.")
    private boolean deceit;

    @Option(names = "--refused-to-correct", description = "Article 39: it was ordered to be corrected, and was not.")
    private boolean refused;

    SupervisionFine(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        Article named = Arrays.stream(Article.values())
                .filter(one -> one.number() == article)
                .findFirst()
                .orElseThrow(() -> CommandFailure.usage("--article is " + article + ", expected 38, 39, 40 or 41"));
        Act act = new Act(named, lossFen, intent, deceit, refused);
        Optional<String> problem = FineRange.problem(act);
        if (problem.isPresent()) {
            throw CommandFailure.usage(problem.get());
        }
        FineRange range = FineRange.of(act);
        console.out().println("article      " + range.article().number() + " of State Council Order 735");
        console.out().println("loss         " + Text.yuan(range.returnFen()) + ", to be returned apart from any fine");
        console.out().println("fine         " + arithmetic(range));
        console.out().println(range.inChinese());
        console.out().println(range.inEnglish());
        console.out().flush();
        return ExitCodes.OK;
    }

    private static String arithmetic(FineRange range) {
        if (!range.anyFine()) {
            return "none by what was confirmed";
        }
        String amounts = Text.yuan(range.lowFen()) + " to " + Text.yuan(range.highFen());
        return range.returnFen() == 0
                ? amounts + ", fixed by the article"
                : amounts + " = " + range.lowFen() / range.returnFen() + " to " + range.highFen() / range.returnFen()
                        + " times " + Text.yuan(range.returnFen());
    }
}
