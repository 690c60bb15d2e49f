package dev.lendport.retention;

import dev.lendport.caller.Caller;
import dev.lendport.http.Answer;
import dev.lendport.http.Call;
import dev.lendport.http.Work;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The retention desk's figures of a request. They change with the day, so the answer has no entity tag. */
@Controller
class RetentionQuoteEndpoints {
    private final QuoteRetention quoteRetention;
    private final RetentionSettings settings;

    RetentionQuoteEndpoints(QuoteRetention quoteRetention, RetentionSettings settings) {
        this.quoteRetention = quoteRetention;
        this.settings = settings;
    }

    @GetMapping(path = "/credit_transfer/received_portability/{key}/offer", produces = Answer.JSON)
    Work offer(Caller caller, Call call) {
        var key = call.id("key");
        var date = call.text("date").map(LocalDate::parse).orElse(null);
        var lender =
                settings.with(call.decimal("margin"), call.decimal("cost_of_funds"), call.integer("rate_decimals"));
        return Work.read(
                caller,
                call,
                now -> quoteRetention
                        .quote(caller, key, date, lender, now)
                        .map(quote -> Answer.ok(RetentionQuoteView.of(quote, caller.language()))));
    }
}
