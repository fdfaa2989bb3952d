package cn.juanzong.access;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Hands controllers the {@link ActingUser}. A parameter marked {@code @Nullable} accepts
 * that nobody has signed in.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ActingUserConfiguration implements WebMvcConfigurer {

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(0, new ActingUserResolver());
	}

	private static final class ActingUserResolver implements HandlerMethodArgumentResolver {

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return parameter.getParameterType() == ActingUser.class;
		}

		@Override
		public @Nullable ActingUser resolveArgument(MethodParameter parameter,
				@Nullable ModelAndViewContainer container, NativeWebRequest request,
				@Nullable WebDataBinderFactory binders) {
			Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
			// nobody acts before the last step of signing in
			if (authentication != null && authentication.isAuthenticated()
					&& authentication.getPrincipal() instanceof SignedIn signedIn) {
				return signedIn.user();
			}
			if (parameter.isOptional()) {
				return null;
			}
			throw new AuthenticationCredentialsNotFoundException("Nobody has signed in");
		}

	}

}
