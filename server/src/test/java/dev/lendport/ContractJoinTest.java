package dev.lendport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build joins the contract from its parts; what nobody would notice stops it. */
class ContractJoinTest {
    private static final Path PARTS = Path.of("..", "contract");

    @TempDir
    private Path folder;

    @Test
    void the_server_has_what_the_parts_make() throws IOException {
        assertThat(join(PARTS)).isEmpty();
        try (var shipped = Objects.requireNonNull(getClass().getResourceAsStream("/contract/openapi.yaml"))) {
            assertThat(joined()).isEqualTo(new String(shipped.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void paths_follow_the_tags_and_comments_stay() throws IOException {
        write("paths/taxonomy.yaml", path("/lists", "Taxonomy"));
        write("paths/back-office/one.yaml", path("/one", "Back office"));
        write("paths/back-office/two.yaml", "# Of the file.\n" + path("/two", "Back office"));
        write("schemas/money.yaml", """
                # Of the file.
                components:
                  schemas:
                    # Of the schema.
                    Money: {type: number}

                    Long:
                      description: |
                        First line.

                        # no comment, but text
                      type: string
                """);
        assertThat(join(folder)).isEmpty();
        assertThat(joined()).isEqualTo("""
                # Joined by the build from the files in contract/: change it there.
                openapi: 3.1.0
                tags:
                  - {name: Back office, description: Staff}
                  - {name: Taxonomy, description: Lists}

                paths:

                %s
                %s
                %s
                components:

                  schemas:

                    # Of the schema.
                    Money: {type: number}

                    Long:
                      description: |
                        First line.

                        # no comment, but text
                      type: string
                """.formatted(
                        entry("/one", "Back office"), entry("/two", "Back office"), entry("/lists", "Taxonomy")));
    }

    @Test
    void an_entry_that_is_written_twice_is_refused() throws IOException {
        write("paths/taxonomy.yaml", path("/lists", "Taxonomy"));
        write("paths/back-office/one.yaml", path("/one", "Back office"));
        write("paths/back-office/two.yaml", path("/one", "Back office"));
        assertThat(join(folder)).isEqualTo("contract: paths/back-office/two.yaml: /one is written twice in paths");
    }

    @Test
    void a_file_without_a_tag_and_a_tag_without_a_file_are_refused() throws IOException {
        write("paths/taxonomy.yaml", path("/lists", "Taxonomy"));
        assertThat(join(folder)).isEqualTo("contract: the tag Back office has no file in paths/");
        write("paths/back-office.yaml", path("/one", "Back office"));
        write("paths/forgotten.yaml", path("/two", "Forgotten"));
        assertThat(join(folder)).isEqualTo("contract: paths/forgotten.yaml belongs to no tag of openapi.yaml");
    }

    @Test
    void an_operation_in_the_file_of_another_tag_is_refused() throws IOException {
        write("paths/taxonomy.yaml", path("/lists", "Taxonomy"));
        write("paths/back-office.yaml", path("/one", "Taxonomy"));
        assertThat(join(folder))
                .isEqualTo("contract: paths/back-office.yaml has an operation of the tag Taxonomy among those of Back"
                        + " office");
    }

    @Test
    void a_reference_to_nothing_is_refused() throws IOException {
        write("paths/taxonomy.yaml", path("/lists", "Taxonomy"));
        write("paths/back-office.yaml", path("/one", "Back office"));
        write("schemas/money.yaml", """
                components:
                  schemas:
                    Money: {$ref: '#/components/schemas/Amount'}
                """);
        assertThat(join(folder)).isEqualTo("contract: nothing is at #/components/schemas/Amount");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve("openapi.yaml"), """
                # Of the root.
                openapi: 3.1.0
                tags:
                  - {name: Back office, description: Staff}
                  - {name: Taxonomy, description: Lists}
                """);
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String path(String path, String tag) {
        return "paths:\n" + entry(path, tag);
    }

    private static String entry(String path, String tag) {
        return """
                  %s:
                    get:
                      tags: [%s]
                """.formatted(path, tag);
    }

    /** What the join says against the folder; nothing when it went through. */
    private String join(Path parts) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, PARTS.resolve("JoinContract.java").toString(), parts.toString(), target().toString())
                .redirectErrorStream(true)
                .start();
        try (var said = process.inputReader()) {
            return said.readAllAsString().strip();
        }
    }

    private Path target() {
        return folder.resolve("joined").resolve("openapi.txt");
    }

    private String joined() throws IOException {
        return Files.readString(target());
    }
}
