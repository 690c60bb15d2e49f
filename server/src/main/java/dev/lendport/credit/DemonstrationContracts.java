package dev.lendport.credit;

import dev.lendport.caller.Actor;
import dev.lendport.caller.BrokerId;
import dev.lendport.caller.Caller;
import dev.lendport.caller.Mode;
import dev.lendport.caller.Transactions;
import dev.lendport.outcome.Language;
import java.io.InputStream;
import org.springframework.stereotype.Component;

/** The fifty contracts of the demonstration lender's correspondent, imported from a file as any lender would. */
@Component
public class DemonstrationContracts {
    private static final String RESOURCE = "/demo/credit-operations.csv";

    private final Transactions transactions;
    private final ImportOperations operations;

    DemonstrationContracts(Transactions transactions, ImportOperations operations) {
        this.transactions = transactions;
        this.operations = operations;
    }

    /** Imports them in a transaction of its own; when they are there already, the import is refused and nothing is done. */
    public void load(BrokerId correspondent) {
        var caller = Caller.onBehalfOf(correspondent, Actor.SYSTEM, Mode.SANDBOX, Language.PT);
        var _ = transactions.write(caller, now -> operations.run(caller, DemonstrationContracts::file, now));
    }

    private static InputStream file() {
        var file = DemonstrationContracts.class.getResourceAsStream(RESOURCE);
        if (file == null) {
            throw new IllegalStateException("missing " + RESOURCE);
        }
        return file;
    }
}
