package dev.lendport.portability;

import dev.lendport.Api;
import dev.lendport.TestServer;
import dev.lendport.caller.Ids;
import dev.lendport.partner.Partners;
import java.util.List;

/** Members of staff with one role each. */
final class StaffDesk {
    private StaffDesk() {}

    static Api with(String role) {
        var email = role + "-" + Ids.next() + "@lender.example";
        TestServer.bean(Partners.class).addStaff(email, TestServer.STAFF_PASSWORD, List.of(role));
        return TestServer.stranger()
                .as(TestServer.stranger()
                        .post("/backoffice/authentication", """
                                {"email": "%s", "password": "%s"}
                                """.formatted(email, TestServer.STAFF_PASSWORD))
                        .expect(200)
                        .text("/sessionToken"));
    }
}
