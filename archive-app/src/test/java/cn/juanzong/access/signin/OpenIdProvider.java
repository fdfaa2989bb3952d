package cn.juanzong.access.signin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/** A small OpenID provider over real HTTP: discovery, keys, tokens by code. */
class OpenIdProvider implements AutoCloseable {

	private final HttpServer server;

	private final RSAKey key;

	private final Map<String, Map<String, Object>> codes = new ConcurrentHashMap<>();

	OpenIdProvider() {
		try {
			this.key = new RSAKeyGenerator(2048).keyID("one").algorithm(JWSAlgorithm.RS256).generate();
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException | JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		this.server.createContext("/.well-known/openid-configuration",
				(exchange) -> answer(exchange,
						Map.of("issuer", issuer(), "authorization_endpoint", issuer() + "/authorize", "token_endpoint",
								issuer() + "/token", "jwks_uri", issuer() + "/keys", "response_types_supported",
								List.of("code"), "subject_types_supported", List.of("public"),
								"id_token_signing_alg_values_supported", List.of("RS256"))));
		this.server.createContext("/keys", (exchange) -> answer(exchange, new JWKSet(this.key).toJSONObject()));
		this.server.createContext("/token", this::token);
		this.server.start();
	}

	String issuer() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** As if somebody had signed in there: a code for which the claims are told. */
	String code(Map<String, Object> claims) {
		String code = UUID.randomUUID().toString();
		this.codes.put(code, claims);
		return code;
	}

	private void token(HttpExchange exchange) throws IOException {
		String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		String code = form.replaceAll("(?:.*&)?code=([^&]*).*", "$1");
		Map<String, Object> claims = this.codes.remove(code);
		JWTClaimsSet.Builder set = new JWTClaimsSet.Builder().issuer(issuer())
			.audience("juanzong")
			.issueTime(Date.from(Instant.now()))
			.expirationTime(Date.from(Instant.now().plusSeconds(300)));
		claims.forEach(set::claim);
		try {
			SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
					set.build());
			token.sign(new RSASSASigner(this.key));
			answer(exchange, Map.of("access_token", "none", "token_type", "Bearer", "expires_in", 300, "id_token",
					token.serialize()));
		}
		catch (JOSEException ex) {
			throw new IOException(ex);
		}
	}

	private static void answer(HttpExchange exchange, Map<String, Object> json) throws IOException {
		byte[] bytes = JsonMapper.shared().writeValueAsBytes(json);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
