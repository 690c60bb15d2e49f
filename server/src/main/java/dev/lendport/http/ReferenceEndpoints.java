package dev.lendport.http;

import dev.lendport.openapi.OpenApi;
import dev.lendport.outcome.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.HtmlUtils;

/** The contract as a file, and the page that shows it. Nothing of it is fetched from elsewhere. */
@Controller
class ReferenceEndpoints {
    private final byte[] contract = OpenApi.bytes();

    @GetMapping("/contract/openapi.yaml")
    Answer contract() {
        return new Answer(200, Map.of("Content-Type", "application/yaml"), contract);
    }

    /** Where the {@code type} of a problem leads. */
    @GetMapping("/docs/problems.html")
    Answer problems(HttpServletRequest request) {
        var language = Exchange.of(request).language();
        var rows = Arrays.stream(ProblemCode.values())
                .map(code -> "<tr id=\"%s\"><td><code>%s</code></td><td>%d</td><td>%s</td><td>%s</td></tr>"
                        .formatted(
                                code.code(),
                                code.code(),
                                Problems.status(code),
                                code.operationStatusCode(),
                                HtmlUtils.htmlEscape(Problems.pattern(code, language))))
                .collect(Collectors.joining("\n"));
        var page = """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><title>Lendport: problems</title>
                <style>body{font:16px/1.5 system-ui;margin:2rem;max-width:60rem}td{padding:.2rem .8rem;vertical-align:top}\
                tr:target{background:#ffd}</style></head>
                <body><h1>Problems</h1><table>
                %s
                </table></body></html>
                """.formatted(language.tag(), rows);
        return new Answer(200, Map.of("Content-Type", "text/html; charset=utf-8"), page);
    }

    @GetMapping("/docs")
    Answer page() {
        return new Answer(302, Map.of("Location", "/docs/reference.html"), null);
    }
}
