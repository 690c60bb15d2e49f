package dev.lendport.http;

import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Whether the process lives, and whether it can serve: for a load balancer that sees the API's port only. */
@Controller
class HealthEndpoints {
    private final ApplicationAvailability availability;
    private final JdbcClient jdbc;

    HealthEndpoints(ApplicationAvailability availability, JdbcClient jdbc) {
        this.availability = availability;
        this.jdbc = jdbc;
    }

    record Health(String status) {}

    @GetMapping(path = "/health/live", produces = Answer.JSON)
    Answer live(Call call) {
        return told(availability.getLivenessState() == LivenessState.CORRECT, call);
    }

    @GetMapping(path = "/health/ready", produces = Answer.JSON)
    Answer ready(Call call) {
        return told(availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC && databaseAnswers(), call);
    }

    private boolean databaseAnswers() {
        try {
            return jdbc.sql("SELECT 1").query(Integer.class).single() == 1;
        } catch (DataAccessException away) {
            return false;
        }
    }

    private static Answer told(boolean well, Call call) {
        return well
                ? Answer.ok(new Health("UP"))
                : Problems.answer(Refusal.of(ProblemCode.UNAVAILABLE), call.exchange());
    }
}
