package dev.lendport.upload;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives an endpoint the {@link FileBody} or {@link FormBody} of its request; nothing of it is read before the endpoint
 * does.
 */
final class FileBodyResolver implements HandlerMethodArgumentResolver {
    private final UploadLimits limits;
    private final UploadPlaces places;

    FileBodyResolver(UploadLimits limits) {
        this.limits = limits;
        this.places = new UploadPlaces(limits);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == FileBody.class || parameter.getParameterType() == FormBody.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        var request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("not a servlet request");
        }
        return parameter.getParameterType() == FormBody.class
                ? new FormBody(new UploadedBody(request), limits, places)
                : new FileBody(request, limits, places);
    }
}
