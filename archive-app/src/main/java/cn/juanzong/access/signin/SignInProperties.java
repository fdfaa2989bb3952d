package cn.juanzong.access.signin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in. <pre>
 * juanzong:
 *   sign-in:
 *     oidc-name: preferred_username
 * </pre>
 *
 * @param oidcName the claim that holds the sign-in name where an OpenID provider vouches
 * for people; it must be one they cannot choose themselves
 */
@ConfigurationProperties("juanzong.sign-in")
public record SignInProperties(@DefaultValue("preferred_username") String oidcName) {

}
