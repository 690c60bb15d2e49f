package dev.lendport.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** What the figures were made on, and how much memory a process uses. */
final class Machine {
    private static final double KIB_PER_MIB = 1024;

    private Machine() {}

    static String description(BenchDatabase database) throws SQLException {
        try (var connection = database.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW server_version")) {
            var version = rows.next() ? rows.getString(1) : "?";
            var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
            return String.format(
                    Locale.ROOT,
                    "%d cores, %.0f GiB of memory, %s %s %s, JDK %s, PostgreSQL %s",
                    system.getAvailableProcessors(),
                    system.getTotalMemorySize() / KIB_PER_MIB / KIB_PER_MIB / KIB_PER_MIB,
                    System.getProperty("os.name"),
                    System.getProperty("os.version"),
                    System.getProperty("os.arch"),
                    System.getProperty("java.vm.version"),
                    version);
        }
    }

    /** Resident memory in MiB, or 0 where Linux does not tell. */
    static double residentMebibytes(ProcessHandle process) {
        return mebibytes(process, "status", "VmRSS:");
    }

    /** Memory of a process and its children in MiB, each shared page counted once; 0 where Linux does not tell. */
    static double proportionalMebibytes(ProcessHandle root) {
        return mebibytes(root, "smaps_rollup", "Pss:")
                + root.descendants()
                        .mapToDouble(child -> mebibytes(child, "smaps_rollup", "Pss:"))
                        .sum();
    }

    private static double mebibytes(ProcessHandle process, String file, String label) {
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of("/proc/" + process.pid() + "/" + file));
        } catch (IOException endedOrNotLinux) {
            return 0;
        }
        return lines.stream()
                .filter(line -> line.startsWith(label))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                .findFirst()
                .orElse(0);
    }
}
