package dev.lendport.bench;

import java.util.List;

/**
 * What came out for one operation.
 *
 * @param processes how many the broker had
 * @param server a round for each time the server was measured; as many of plain statements
 */
record Result(String operation, String storage, int processes, List<Round> server, List<Round> statements) {

    double serverPerSecond() {
        return Statistics.median(server.stream().mapToDouble(Round::perSecond).toArray());
    }

    double statementsPerSecond() {
        return Statistics.median(
                statements.stream().mapToDouble(Round::perSecond).toArray());
    }

    double ratio() {
        return serverPerSecond() / statementsPerSecond();
    }
}
