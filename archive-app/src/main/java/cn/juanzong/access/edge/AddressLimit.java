package cn.juanzong.access.edge;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses more requests from one address than many people would send, with 429. */
class AddressLimit extends OncePerRequestFilter {

	private final Buckets addresses;

	AddressLimit(EdgeProperties properties) {
		this.addresses = new Buckets(properties.perAddress());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.addresses.allow(request.getRemoteAddr(), response)) {
			chain.doFilter(request, response);
		}
	}

}
