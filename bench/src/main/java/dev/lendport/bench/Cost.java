package dev.lendport.bench;

import java.time.Duration;
import java.util.stream.Stream;

/** The processor time that the three parties have used: the server, PostgreSQL and the load itself. */
record Cost(Duration server, Duration database, Duration load) {
    static final Cost NONE = new Cost(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** Used since the processes began. What a child process that has ended used is not in it. */
    static Cost soFar(ProcessHandle server, ProcessHandle database) {
        return new Cost(
                of(server),
                Stream.concat(Stream.of(database), database.descendants())
                        .map(Cost::of)
                        .reduce(Duration.ZERO, Duration::plus),
                of(ProcessHandle.current()));
    }

    Cost since(Cost before) {
        return new Cost(server.minus(before.server), database.minus(before.database), load.minus(before.load));
    }

    Cost plus(Cost other) {
        return new Cost(server.plus(other.server), database.plus(other.database), load.plus(other.load));
    }

    Duration total() {
        return server.plus(database).plus(load);
    }

    private static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
