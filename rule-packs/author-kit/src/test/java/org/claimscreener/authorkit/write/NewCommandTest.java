package org.claimscreener.authorkit.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class NewCommandTest {
    private final Typed typed = new Typed();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatItWritesIsRightPassesAndIsTheSameAsItself() {
        Path pack = Typed.newPack(folder.resolve("my-pack"));

        assertThat(typed.run("check", pack, "--strict")).as(typed.out()).isZero();
        assertThat(typed.run("test", pack)).as(typed.out()).isZero();
        assertThat(typed.run("diff", pack, pack)).isZero();
        assertThat(typed.out())
                .contains("0 problems, 0 warnings", "60 cases, 0 failed; 0 of 15 conditions without a near miss")
                .contains("the same pack, byte for byte");
    }

    @Test
    void takesIdOwnerAndRegion() throws IOException {
        assertThat(typed.run(
                        "new", folder.resolve("x"), "--id", "changsha-policy", "--owner", "Agency", "--region", "4301"))
                .isZero();

        assertThat(Files.readString(folder.resolve("x/pack.yaml")))
                .contains("id: changsha-policy", "owner: \"Agency\"", "regions: [\"4301\"]");
        assertThat(typed.out()).contains("packctl check");
    }

    @Test
    void printsOneJsonDocument() {
        assertThat(typed.run("new", folder.resolve("my-pack"), "--json")).isZero();

        assertThat(typed.json().path("id").asText()).isEqualTo("my-pack");
        assertThat(typed.json().path("files")).hasSize(10);
    }

    @Test
    void leavesAFolderAloneThatIsNotEmpty() throws IOException {
        Files.writeString(folder.resolve("kept"), "mine");

        assertThat(typed.run("new", folder, "--id", "my-pack")).isEqualTo(1);

        assertThat(typed.err()).contains("is not empty; nothing was written");
        assertThat(folder.toFile().list()).containsExactly("kept");
    }

    @Test
    void refusesAnIdRegionOrOwnerThatNoPackMayHave() {
        assertThat(typed.run("new", folder.resolve("My Pack"))).isEqualTo(2);
        assertThat(typed.run("new", folder.resolve("a"), "--id", "ok-id", "--region", "hunan"))
                .isEqualTo(2);
        assertThat(typed.run("new", folder.resolve("a"), "--id", "ok-id", "--owner", "a\"b"))
                .isEqualTo(2);

        assertThat(typed.err()).contains("'My Pack' is no pack id", "--region is 'hunan'", "--owner must be");
        assertThat(folder).isEmptyDirectory();
    }
}
