package org.claimscreener.screening.saved;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SavedStateIT {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/savepoint-v2/savepoint");

    @Test
    void readsAnInstitutionsProfile() throws Exception {
        for (String institution : List.of("H43010200001", "H43010200002", "H43010200003")) {
            readsTheProfileOf(institution);
        }
    }

    private static void readsTheProfileOf(String institution) throws Exception {
        SortedMap<String, String> profile = SavedState.ofInstitution(GOLDEN.toUri(), institution);

        assertThat(profile).containsKey("coverage");
        assertThat(profile.keySet())
                .anySatisfy(name -> assertThat(name).startsWith("row "))
                .anySatisfy(name -> assertThat(name).startsWith("contribution "));
    }

    @Test
    void readsWhatIsRememberedOfAPerson() throws Exception {
        assertThat(SavedState.ofPatient(GOLDEN.toUri(), "P-SOLD")).containsOnlyKeys("answer S-SOLD", "visit S-SOLD");
    }

    @Test
    void knowsNothingOfSomebodyElse() throws Exception {
        assertThat(SavedState.ofPatient(GOLDEN.toUri(), "P-NOBODY")).isEmpty();
        assertThat(SavedState.ofInstitution(GOLDEN.toUri(), "H-NOWHERE")).isEmpty();
    }
}
