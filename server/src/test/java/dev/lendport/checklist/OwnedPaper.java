package dev.lendport.checklist;

import dev.lendport.OwnedThings;
import dev.lendport.TestServer;
import dev.lendport.mortgage.Cases;
import java.util.Map;

/** A process with a paper, with one that was asked for and one that the lender does without. */
public final class OwnedPaper implements OwnedThings {
    @Override
    public Map<String, String> make(TestServer.NewBroker owner) {
        var api = owner.api();
        var process = Cases.submitted(api);
        var staff = TestServer.staff();
        var today = api.get("/v1/sandbox/clock").text("/instant").substring(0, 10);
        var requirement = Papers.requested(staff, process, Papers.YOUTH_FORM, today);
        staff.post(Papers.desk(process) + "/required-documents/" + requirement + "/waive", "{\"reasonId\": 1}")
                .expect(200);
        return Map.of(
                "processUniqueId",
                process.toString(),
                "documentUniqueId",
                Papers.delivered(api, process, Papers.PAYSLIPS).toString());
    }
}
